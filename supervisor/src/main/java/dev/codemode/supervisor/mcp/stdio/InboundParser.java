package dev.codemode.supervisor.mcp.stdio;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what a line is. */
final class InboundParser {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private InboundParser() {}

  static Inbound parse(String line) {
    String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    if (text.isBlank()) {
      return new Inbound.Nothing();
    }
    try {
      JsonNode message = McpJson.mapper().readTree(text);
      return switch (message) {
        case ObjectNode object -> judge(object);
        case JsonNode array when array.isArray() ->
            invalid(null, "Batches are not accepted: send one message per line");
        default -> invalid(null, "A message must be a JSON object");
      };
    } catch (StreamConstraintsException e) {
      return invalid(
          null,
          "The message is nested deeper than %d levels or holds an overlong number"
              .formatted(McpJson.MAX_DEPTH));
    } catch (JacksonException e) {
      return new Inbound.Refused(
          Optional.empty(), ErrorCodes.PARSE_ERROR, "The line is not valid JSON");
    }
  }

  private static Inbound judge(ObjectNode message) {
    JsonNode id = message.get("id");
    JsonNode method = message.get("method");
    if (method == null && id != null && (message.has("result") || message.has("error"))) {
      return new Inbound.Nothing();
    }
    @Nullable Object usableId = usableId(id);
    if (id != null && usableId == null) {
      return invalid(null, "id must be a string or a whole number of at most 64 bits");
    }
    if (!McpSchema.JSONRPC_VERSION.equals(textOf(message.get("jsonrpc")))) {
      return invalid(usableId, "jsonrpc must be \"2.0\"");
    }
    String name = textOf(method);
    if (name == null || name.isBlank()) {
      return invalid(usableId, "method must be a string that is not empty");
    }
    JsonNode params = message.get("params");
    if (params != null && !params.isNull() && !params.isObject()) {
      return new Inbound.Refused(
          Optional.ofNullable(usableId), ErrorCodes.INVALID_PARAMS, "params must be an object");
    }
    ObjectNode arguments =
        params instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    return usableId == null
        ? new Inbound.Notification(name, arguments)
        : new Inbound.Request(usableId, name, arguments);
  }

  /** The id as the replies carry it; null when absent or of a kind that is not accepted. */
  static @Nullable Object usableId(@Nullable JsonNode id) {
    if (id == null) {
      return null;
    }
    if (id.isString()) {
      return id.stringValue();
    }
    if (!id.isIntegralNumber() || !id.canConvertToLong()) {
      return null;
    }
    return id.canConvertToInt() ? (Object) id.intValue() : (Object) id.longValue();
  }

  private static @Nullable String textOf(@Nullable JsonNode node) {
    return node != null && node.isString() ? node.stringValue() : null;
  }

  private static Inbound.Refused invalid(@Nullable Object id, String message) {
    return new Inbound.Refused(Optional.ofNullable(id), ErrorCodes.INVALID_REQUEST, message);
  }
}
