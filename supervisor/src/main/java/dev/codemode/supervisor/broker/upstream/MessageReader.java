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
      int b = read();
      while (b >= 0 && b != '\n') {
        message.append((byte) b);
        b = read();
      }
      ended = b < 0;
      if (!message.isBlank()) {
        return Optional.of(message.finish());
      }
      message.close();
    }
    return Optional.empty();
  }

  /** The next byte; -1 at the end of the stream. */
  private int read() throws IOException {
    if (position == limit) {
      limit = Math.max(0, stream.read(buffer));
      position = 0;
      if (limit == 0) {
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  @Override
  public void close() {
    message.close();
  }
}
