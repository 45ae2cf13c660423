package dev.codemode.supervisor.broker.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads newline-delimited JSON from a server that may write anything: junk lines are told as such,
 * and of a line over the bound only the id is kept. Used by one thread.
 */
final class MessageReader implements AutoCloseable {
  private final InputStream stream;
  private final MessageBuffer message;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private boolean ended;

  MessageReader(InputStream stream, MessageBuffer message) {
    this.stream = stream;
    this.message = message;
  }

  /** The next line that is not blank; empty at the end of the stream. */
  Optional<Received> next() throws IOException, InterruptedException {
    while (!ended) {
      boolean whole = false;
      while (!whole && fill()) {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
          end++;
        }
        message.append(buffer, position, end);
        whole = end < limit;
        position = whole ? end + 1 : end;
      }
      ended = !whole;
      if (!message.isBlank()) {
        return Optional.of(message.finish());
      }
      message.close();
    }
    return Optional.empty();
  }

  /** Whether there are bytes to look at; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (position == limit) {
      limit = Math.max(0, stream.read(buffer));
      position = 0;
    }
    return position < limit;
  }

  @Override
  public void close() {
    message.close();
  }
}
