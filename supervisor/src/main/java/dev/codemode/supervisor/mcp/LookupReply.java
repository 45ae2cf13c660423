package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.MissingServer;
import dev.codemode.supervisor.mcp.stdio.McpJson;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of a tool that looks things up, as JSON and as text at once: each alone tells
 * everything, because hosts show a model one of the two.
 */
final class LookupReply {
  /** Looking changes nothing, here or elsewhere. */
  static final ToolAnnotations READ_ONLY =
      ToolAnnotations.builder()
          .readOnlyHint(true)
          .destructiveHint(false)
          .idempotentHint(true)
          .openWorldHint(false)
          .build();

  private static final int LONGEST_REASON = 500;

  private final ObjectNode json = McpJson.mapper().createObjectNode();
  private final StringBuilder text = new StringBuilder();

  ObjectNode json() {
    return json;
  }

  LookupReply line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Names the servers that could not be looked into; nothing when there are none. */
  LookupReply missing(List<MissingServer> missing) {
    if (missing.isEmpty()) {
      return this;
    }
    ArrayNode servers = json.putArray("unavailable");
    for (MissingServer each : missing) {
      String reason = Excerpt.of(each.reason(), LONGEST_REASON);
      servers
          .addObject()
          .put("server", each.server().pythonName())
          .put("reason", reason)
          .put("retryable", each.retryable());
      line("unavailable: " + each.server().pythonName() + ": " + reason);
    }
    return this;
  }

  CallToolResult result() {
    return CallToolResult.builder(List.of(TextContent.builder(text.toString().strip()).build()))
        .structuredContent(json)
        .isError(false)
        .build();
  }

  /** A call that cannot be answered, with what to do about it. */
  static CallToolResult refused(String message) {
    return CallToolResult.builder(List.of(TextContent.builder(message).build()))
        .isError(true)
        .build();
  }

  /** A schema of an object. */
  static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** A schema of a list of objects with texts. */
  static Map<String, Object> objects(List<String> texts) {
    var properties = new LinkedHashMap<String, Object>();
    texts.forEach(name -> properties.put(name, Map.of("type", "string")));
    var list = new LinkedHashMap<String, Object>();
    list.put("type", "array");
    list.put("items", object(properties, List.of(texts.getFirst())));
    return list;
  }
}
