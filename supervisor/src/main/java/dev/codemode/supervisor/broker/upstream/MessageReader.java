package dev.codemode.supervisor.broker.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads newline-delimited JSON from a server that may write anything: junk lines are skipped, and
 * of a line over the bound only the id is kept. Used by one thread.
 */
final class MessageReader {
  /** What a line held. */
  sealed interface Line {
    record Message(ObjectNode json) implements Line {}

    /** No JSON object. */
    record Junk() implements Line {}

    /**
     * A message that is too large to keep.
     *
     * @param id of the request that it answers; empty when none was found
     */
    record Oversized(Optional<Object> id) implements Line {}
  }

  private static final int FIRST_BUFFER = 16 * 1024;
  private static final int KEPT_BUFFER = 1024 * 1024;

  private final InputStream stream;
  private final int bound;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private byte[] line = new byte[FIRST_BUFFER];
  private boolean ended;

  /**
   * @param bound largest line in bytes
   */
  MessageReader(InputStream stream, int bound) {
    this.stream = stream;
    this.bound = bound;
  }

  /** The next line that is not blank; empty at the end of the stream. */
  Optional<Line> next() throws IOException {
    while (!ended) {
      int length = 0;
      int b = read();
      while (b >= 0 && b != '\n' && length < bound) {
        if (length == line.length) {
          line = Arrays.copyOf(line, Math.min(bound, line.length * 2));
        }
        line[length++] = (byte) b;
        b = read();
      }
      ended = b < 0;
      if (b >= 0 && b != '\n') {
        return Optional.of(oversized(length, b));
      }
      if (!isBlank(length)) {
        return Optional.of(parsed(length));
      }
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

  private boolean isBlank(int length) {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\r' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private Line parsed(int length) {
    try {
      JsonNode node = Json.MAPPER.readTree(line, 0, length);
      return node instanceof ObjectNode object ? new Line.Message(object) : new Line.Junk();
    } catch (JacksonException e) {
      return new Line.Junk();
    } finally {
      if (line.length > KEPT_BUFFER) {
        line = new byte[FIRST_BUFFER];
      }
    }
  }

  private Line oversized(int length, int nextByte) throws IOException {
    var scanner = new IdScanner();
    scanner.take(line, length);
    line = new byte[FIRST_BUFFER];
    int b = nextByte;
    while (b >= 0 && b != '\n') {
      scanner.take((byte) b);
      b = read();
    }
    ended = b < 0;
    return new Line.Oversized(scanner.id());
  }
}
