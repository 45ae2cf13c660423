package dev.codemode.supervisor.mcp.stdio;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one way in which MCP messages are read and written: bounded, numbers kept exact. */
public final class McpJson {
  /** Deepest nesting that is read. */
  public static final int MAX_DEPTH = 512;

  /** Room for the envelope around the deepest value that is read. */
  private static final int MAX_WRITE_DEPTH = MAX_DEPTH + 64;

  private static final int MAX_NUMBER_DIGITS = 10_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              // Names are bounded by the line; a client's names are not worth keeping.
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .maxNumberLength(MAX_NUMBER_DIGITS)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(MAX_WRITE_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private McpJson() {}

  /** The shared, immutable mapper. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * A message that answers.
   *
   * @param id null when it could not be told
   * @param member {@code result} or {@code error}
   */
  static ObjectNode envelope(@Nullable Object id, String member, Object value) {
    ObjectNode envelope = MAPPER.createObjectNode().put("jsonrpc", "2.0");
    switch (id) {
      case null -> envelope.putNull("id");
      case Integer number -> envelope.put("id", number);
      case Long number -> envelope.put("id", number);
      default -> envelope.put("id", id.toString());
    }
    if (value instanceof JsonNode tree) {
      envelope.set(member, tree);
    } else {
      envelope.putPOJO(member, value);
    }
    return envelope;
  }

  static ObjectNode error(int code, String message) {
    return MAPPER.createObjectNode().put("code", code).put("message", message);
  }
}
