package dev.codemode.supervisor.broker.upstream;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes JSON-RPC messages of what a server wrote; results stay text, the rest is bounded. */
final class RpcMessages {
  private static final int INTERNAL_ERROR = -32_603;

  /** Most that is looked into of an id or a method's name, and of an error or parameters. */
  private static final int MAX_SCALAR_BYTES = 1024;

  private static final int MAX_TREE_BYTES = 64 * 1024;

  private static final Set<String> MEMBERS = Set.of("id", "method", "params", "error", "result");

  private static final JsonText NULL =
      new JsonText("null".getBytes(StandardCharsets.US_ASCII), 0, 4, null);

  private RpcMessages() {}

  /**
   * Takes one message.
   *
   * @param json not used otherwise any more when there is a share
   * @param share of the budget that the message holds, if any: a result keeps it, else it is
   *     released
   */
  static Received read(byte[] json, int length, ReplyBudget.@Nullable Share share) {
    boolean kept = false;
    try {
      JSONRPCMessage message = message(new JsonText(json, 0, length, null).members(MEMBERS), share);
      kept = message instanceof JSONRPCResponse response && response.result() instanceof JsonText;
      return message == null ? new Received.Junk() : new Received.Message(message);
    } catch (RuntimeException e) {
      // Not only Jackson's own: in UTF-16, for one, it knows no offsets.
      return new Received.Junk();
    } finally {
      if (!kept && share != null) {
        share.release();
      }
    }
  }

  private static @Nullable JSONRPCMessage message(
      Map<String, JsonText> members, ReplyBudget.@Nullable Share share) {
    Object id = id(small(members.get("id"), MAX_SCALAR_BYTES));
    if (members.containsKey("method")) {
      JsonNode method = small(members.get("method"), MAX_SCALAR_BYTES);
      if (method == null || !method.isString()) {
        return null;
      }
      JsonNode params = small(members.get("params"), MAX_TREE_BYTES);
      return id == null
          ? new JSONRPCNotification(method.asString(), params)
          : new JSONRPCRequest(method.asString(), id, params);
    }
    if (id == null) {
      return null;
    }
    JsonText error = members.get("error");
    if (error != null && error.isObject()) {
      return JSONRPCResponse.error(id, error(small(error, MAX_TREE_BYTES)));
    }
    JsonText result = members.get("result");
    if (result == null) {
      return error == null ? null : JSONRPCResponse.error(id, error(null));
    }
    return JSONRPCResponse.result(id, result.isObject() ? result.owned(share) : NULL.owned(share));
  }

  private static @Nullable JsonNode small(@Nullable JsonText text, int most) {
    return text == null || text.length() > most ? null : text.tree().orElse(null);
  }

  private static @Nullable Object id(@Nullable JsonNode id) {
    if (id != null && id.isString()) {
      return id.asString();
    }
    return id != null && id.isIntegralNumber() && id.canConvertToLong()
        ? (Object) id.asLong()
        : null;
  }

  private static JSONRPCError error(@Nullable JsonNode error) {
    if (error == null) {
      return new JSONRPCError(INTERNAL_ERROR, "it gave no reason that can be read");
    }
    JsonNode code = error.path("code");
    String message = error.path("message").asString("");
    return new JSONRPCError(
        code.isIntegralNumber() && code.canConvertToInt() ? code.asInt() : INTERNAL_ERROR,
        message.isEmpty() ? "it gave no reason" : message);
  }

  /** The answer to a request that failed on the way; {@link #failure} finds the reason in it. */
  static JSONRPCResponse failed(Object id, UpstreamException reason) {
    return JSONRPCResponse.error(id, new JSONRPCError(INTERNAL_ERROR, reason.getMessage(), reason));
  }

  /** Why a request failed: the transport's own reason, or what the server answered. */
  static UpstreamException failure(JSONRPCError error) {
    // From outside no such object can come.
    return error.data() instanceof UpstreamException known
        ? known
        : new UpstreamException(error.message(), false, UpstreamException.Effect.KNOWN);
  }
}
