package dev.codemode.supervisor.mcp.stdio;

import dev.codemode.supervisor.run.CancelSignal;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerTransport;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The way to the one client: replies to requests that are still open, notifications of these, and
 * protocol errors. Thread-safe.
 */
final class StdioServerTransport implements McpServerTransport {
  /** The request that a reply belongs to, handed along in the Reactor context. */
  record Call(Object id, CancelSignal cancel) {}

  private final LineWriter writer;
  private final OpenRequests open;
  private final Runnable onBroken;
  private volatile boolean lastReplyWasResult;

  /**
   * @param onBroken called when the client does not read any more; any number of times, any thread
   */
  StdioServerTransport(LineWriter writer, OpenRequests open, Runnable onBroken) {
    this.writer = writer;
    this.open = open;
    this.onBroken = onBroken;
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.deferContextual(
        context -> {
          if (message instanceof JSONRPCResponse response) {
            reply(response, context.getOrEmpty(Call.class));
          } else {
            write(message, () -> true);
          }
          return Mono.empty();
        });
  }

  private void reply(JSONRPCResponse response, Optional<Call> call) {
    lastReplyWasResult = response.error() == null;
    var error = response.error();
    write(
        error == null
            ? McpJson.envelope(response.id(), "result", form(response.result()))
            : McpJson.envelope(
                response.id(), "error", McpJson.error(error.code(), error.message())),
        () -> call.map(c -> open.finish(c.id(), c.cancel())).orElse(true));
  }

  /** Whether the reply written last was no error; asked by the reader after its own requests. */
  boolean lastReplyWasResult() {
    return lastReplyWasResult;
  }

  /** Sends a notification that belongs to a request, unless that is over. */
  void notify(Call call, String method, Map<String, Object> params) {
    write(new JSONRPCNotification(method, params), () -> open.isOpen(call.id(), call.cancel()));
  }

  /** Sends an error that no handler made. */
  void error(@Nullable Object id, int code, String message) {
    write(McpJson.envelope(id, "error", McpJson.error(code, message)), () -> true);
  }

  private static Object form(Object result) {
    return result instanceof InitializeResult handshake ? Handshake.json(handshake) : result;
  }

  private void write(Object message, BooleanSupplier wanted) {
    try {
      writer.write(message, wanted);
    } catch (IOException e) {
      onBroken.run();
    }
  }

  @Override
  @SuppressWarnings("unchecked") // The type is compared first.
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    if (type.getType() == InitializeRequest.class && data instanceof JsonNode params) {
      return (T) Handshake.request(params);
    }
    try {
      return McpJson.mapper()
          .convertValue(data, McpJson.mapper().getTypeFactory().constructType(type.getType()));
    } catch (JacksonException | IllegalArgumentException e) {
      throw McpError.builder(ErrorCodes.INVALID_PARAMS)
          .message("params do not have the form that the method asks for")
          .build();
    }
  }

  /** Nothing to wait for: every message is written when it is sent. */
  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }
}
