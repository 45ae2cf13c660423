package dev.codemode.supervisor.broker.upstream;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON-RPC messages of JSON objects, whatever a server wrote; results stay JSON trees. */
final class RpcMessages {
  /** Our own error code for an answer over the bound. */
  static final int TOO_LARGE = -32_001;

  private static final int INTERNAL_ERROR = -32_603;
  private static final int MAX_MESSAGE = 4_000;

  private RpcMessages() {}

  /** Empty when the object is no JSON-RPC message. */
  static Optional<JSONRPCMessage> read(ObjectNode json) {
    JsonNode method = json.get("method");
    Object id = id(json.get("id"));
    if (method != null) {
      if (!method.isString()) {
        return Optional.empty();
      }
      return Optional.of(
          id == null
              ? new JSONRPCNotification(method.asString(), json.get("params"))
              : new JSONRPCRequest(method.asString(), id, json.get("params")));
    }
    if (id == null) {
      return Optional.empty();
    }
    JsonNode error = json.get("error");
    if (error != null && !error.isNull()) {
      return Optional.of(JSONRPCResponse.error(id, error(error)));
    }
    JsonNode result = json.get("result");
    return result == null ? Optional.empty() : Optional.of(JSONRPCResponse.result(id, result));
  }

  private static @Nullable Object id(@Nullable JsonNode id) {
    if (id != null && id.isString()) {
      return id.asString();
    }
    return id != null && id.isIntegralNumber() && id.canConvertToLong()
        ? (Object) id.asLong()
        : null;
  }

  private static JSONRPCError error(JsonNode error) {
    JsonNode code = error.path("code");
    String message = error.path("message").asString("");
    return new JSONRPCError(
        code.canConvertToInt() && code.isIntegralNumber() ? code.asInt() : INTERNAL_ERROR,
        message.isEmpty() ? "it gave no reason" : shortened(message));
  }

  static String shortened(String text) {
    return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + " …";
  }
}
