package dev.codemode.supervisor.broker.upstream;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * One JSON value as its server wrote it. It stays text: a tree of an answer takes up to thirty
 * times the memory. Holds a share of the {@link ReplyBudget} until closed; the parts of a value
 * hold none and live as long as it. Immutable but for closing; thread-safe.
 */
public final class JsonText implements AutoCloseable {
  /** Largest value that is made a tree, in bytes. */
  private static final int MAX_TREE_BYTES = 1024 * 1024;

  private final byte[] bytes;
  private final int offset;
  private final int length;
  private final ReplyBudget.@Nullable Share share;

  /**
   * @param bytes not changed any more
   * @param share released by {@link #close}
   */
  JsonText(byte[] bytes, int offset, int length, ReplyBudget.@Nullable Share share) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.share = share;
  }

  /** The value in bytes of its own and with a share of its size, when it holds one. */
  JsonText owned(ReplyBudget.@Nullable Share whole) {
    if (whole == null) {
      return new JsonText(Arrays.copyOfRange(bytes, offset, offset + length), 0, length, null);
    }
    return new JsonText(bytes, offset, length, whole);
  }

  /** Size in bytes. */
  public int length() {
    return length;
  }

  public boolean isObject() {
    return length > 0 && bytes[offset] == '{';
  }

  public boolean isArray() {
    return length > 0 && bytes[offset] == '[';
  }

  /** A copy of the text, in UTF-8 without mistakes. */
  public byte[] utf8() {
    byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
    return isUtf8(copy)
        ? copy
        : new String(copy, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isUtf8(byte[] text) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(text);
    CharBuffer out = CharBuffer.allocate(8 * 1024);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    return !result.isError();
  }

  /** The value as a tree; empty when it is larger than 1 MiB. */
  public Optional<JsonNode> tree() {
    return length > MAX_TREE_BYTES
        ? Optional.empty()
        : Optional.of(Json.MAPPER.readTree(bytes, offset, length));
  }

  /**
   * The members of those names; none when this is no object. Of equal names the last counts.
   *
   * @throws JacksonException when the text is no JSON
   */
  public Map<String, JsonText> members(Set<String> names) {
    var found = new HashMap<String, JsonText>();
    try (JsonParser parser = Json.MAPPER.createParser(bytes, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        JsonText value = skipped(parser);
        if (names.contains(name)) {
          found.put(name, value);
        }
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more than one value");
      }
    }
    return found;
  }

  /**
   * Shows the elements in order for as long as they are wanted; none when this is no array.
   *
   * @throws JacksonException when the text is no JSON
   */
  public void forEach(Predicate<JsonText> wantsMore) {
    try (JsonParser parser = Json.MAPPER.createParser(bytes, offset, length)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (!wantsMore.test(skipped(parser))) {
          return;
        }
      }
    }
  }

  /** Values in it, itself and the names of members included: what a tree of it would cost. */
  int values() {
    int values = 0;
    try (JsonParser parser = Json.MAPPER.createParser(bytes, offset, length)) {
      while (parser.nextToken() != null) {
        values++;
      }
    }
    return values;
  }

  private JsonText skipped(JsonParser parser) {
    int start = offset + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end =
        switch (bytes[start]) {
          case '{', '[' -> offset + (int) parser.currentLocation().getByteOffset();
          case '"' -> endOfString(start);
          default -> endOfScalar(start);
        };
    return new JsonText(bytes, start, end - start, null);
  }

  private int endOfString(int start) {
    int at = start + 1;
    while (at < offset + length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, offset + length);
  }

  private int endOfScalar(int start) {
    int at = start;
    while (at < offset + length && ",]} \t\r\n".indexOf(bytes[at]) < 0) {
      at++;
    }
    return at;
  }

  /** Gives its memory back to the budget. Idempotent. */
  @Override
  public void close() {
    if (share != null) {
      share.release();
    }
  }

  /** Its size only: it may hold anything. */
  @Override
  public String toString() {
    return "JsonText[" + length + " bytes]";
  }
}
