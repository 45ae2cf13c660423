package dev.codemode.supervisor.broker.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads server-sent events (the event stream format of the HTML standard) from a server that may
 * write anything: a message over the bound is dropped, other fields are cut, unknown ones ignored.
 * What stands before a cut counts as an event, but moves no position; half a message is junk. Used
 * by one thread.
 */
final class EventReader implements AutoCloseable {
  /**
   * One event.
   *
   * @param type {@code message} when the server names none
   * @param id the last one of an event that ended, for resuming; empty: none so far
   * @param retry how long to wait before resuming, when the server ever said so
   * @param message its data as a message; empty when it has no data, or is an {@code endpoint}
   * @param endpoint the data of an event of that type, cut at 2,048 characters; else empty
   */
  record Event(
      String type,
      String id,
      Optional<Duration> retry,
      Optional<Received> message,
      String endpoint) {}

  private static final String ENDPOINT = "endpoint";
  private static final int MAX_NAME = 16;
  private static final int MAX_VALUE = 2_048;
  private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  private final InputStream stream;
  private final MessageBuffer message;
  private final byte[] buffer = new byte[16 * 1024];
  private final StringBuilder name = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder endpoint = new StringBuilder();
  private int position;
  private int limit;
  private boolean lastWasReturn;
  private boolean ended;
  private String type = "";
  private String id = "";
  private String nextId = "";
  private Optional<Duration> retry = Optional.empty();
  private boolean hasData;

  EventReader(InputStream stream, MessageBuffer message) {
    this.stream = stream;
    this.message = message;
  }

  /** The next event; empty at the end of the stream. */
  Optional<Event> next() throws IOException, InterruptedException {
    type = "";
    while (!ended) {
      boolean blank = !line();
      if (blank && !ended) {
        id = nextId;
      }
      if ((blank || ended) && (hasData || !type.isEmpty())) {
        return Optional.of(event());
      }
    }
    return Optional.empty();
  }

  private Event event() {
    boolean isEndpoint = type.equals(ENDPOINT);
    Optional<Received> received =
        isEndpoint || message.isBlank() ? Optional.empty() : Optional.of(message.finish());
    message.close();
    hasData = false;
    String words = endpoint.toString();
    endpoint.setLength(0);
    return new Event(
        type.isEmpty() ? "message" : type, id, retry, received, isEndpoint ? words : "");
  }

  /** Takes a line; false when it was empty. */
  private boolean line() throws IOException, InterruptedException {
    name.setLength(0);
    int b = read();
    if (isEnd(b)) {
      return false;
    }
    while (!isEnd(b) && b != ':') {
      if (name.length() < MAX_NAME) {
        name.append((char) b);
      }
      b = read();
    }
    if (b == ':') {
      b = read();
      if (b == ' ') {
        b = read();
      }
    }
    String field = name.toString();
    if (field.equals("data")) {
      data(b);
    } else {
      field(field, b);
    }
    return true;
  }

  private void data(int first) throws IOException, InterruptedException {
    if (hasData) {
      message.append(new byte[] {'\n'}, 0, 1);
    }
    hasData = true;
    for (int b = first; !isEnd(b); b = read()) {
      int begin = position - 1;
      while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
        position++;
      }
      data(buffer, begin, position);
    }
  }

  private void data(byte[] bytes, int from, int to) throws InterruptedException {
    message.append(bytes, from, to);
    for (int i = from; i < to && endpoint.length() < MAX_VALUE; i++) {
      endpoint.append((char) (bytes[i] & 0xff));
    }
  }

  private void field(String field, int first) throws IOException {
    value.setLength(0);
    for (int b = first; !isEnd(b); b = read()) {
      if (value.length() < MAX_VALUE) {
        value.append((char) b);
      }
    }
    String text = value.toString();
    switch (field) {
      case "event" -> type = text;
      // A cut or unspeakable id would resume elsewhere.
      case "id" ->
          nextId =
              text.length() < MAX_VALUE && text.chars().allMatch(c -> c > 31 && c < 127)
                  ? text
                  : nextId;
      case "retry" -> retry = pause(text).or(() -> retry);
      default -> {}
    }
  }

  private static Optional<Duration> pause(String text) {
    if (!text.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    long ms = Long.parseLong(text);
    return Optional.of(
        Duration.ofMillis(Math.clamp(ms, SHORTEST_RETRY.toMillis(), LONGEST_RETRY.toMillis())));
  }

  private static boolean isEnd(int b) {
    return b < 0 || b == '\n';
  }

  /** The next byte, {@code \n} for each way to end a line; -1 at the end of the stream. */
  private int read() throws IOException {
    int b = rawByte();
    if (lastWasReturn && b == '\n') {
      b = rawByte();
    }
    lastWasReturn = b == '\r';
    return lastWasReturn ? '\n' : b;
  }

  private int rawByte() throws IOException {
    if (position == limit) {
      limit = ended ? 0 : Math.max(0, stream.read(buffer));
      position = 0;
      if (limit == 0) {
        ended = true;
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  /** Forgets an event that has not ended; the stream stays open. */
  @Override
  public void close() {
    message.close();
  }
}
