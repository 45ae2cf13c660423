package dev.codemode.supervisor.broker.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
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
    var head = new ByteArrayInputStream(Arrays.copyOf(line, length));
    line = new byte[FIRST_BUFFER];
    var next = new ByteArrayInputStream(new byte[] {(byte) nextByte});
    var rest = new RestOfLine();
    Optional<Object> id = Optional.empty();
    try (JsonParser parser =
        Json.FACTORY.createParser(
            ObjectReadContext.empty(),
            new SequenceInputStream(head, new SequenceInputStream(next, rest)))) {
      id = id(parser);
    } catch (JacksonException e) {
      // Junk, however long: nobody waits for it.
    }
    rest.drain();
    return new Line.Oversized(id);
  }

  private static Optional<Object> id(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("id")) {
        return switch (value) {
          case VALUE_STRING -> Optional.of(parser.getString());
          case VALUE_NUMBER_INT -> Optional.of(parser.getLongValue());
          default -> Optional.empty();
        };
      }
      parser.skipChildren();
    }
    return Optional.empty();
  }

  /** The stream up to the end of the current line. */
  private final class RestOfLine extends InputStream {
    private boolean done;

    @Override
    public int read() throws IOException {
      if (done) {
        return -1;
      }
      int b = MessageReader.this.read();
      if (b < 0 || b == '\n') {
        done = true;
        ended = b < 0;
        return -1;
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int b = read();
        if (b < 0) {
          break;
        }
        bytes[offset + count++] = (byte) b;
      }
      return count == 0 && length > 0 ? -1 : count;
    }

    void drain() throws IOException {
      while (read() >= 0) {
        // Skipped.
      }
    }
  }
}
