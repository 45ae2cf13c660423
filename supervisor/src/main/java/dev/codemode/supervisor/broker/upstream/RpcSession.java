package dev.codemode.supervisor.broker.upstream;

import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Tells which answer belongs to which request, over a transport of the SDK. The SDK's own session
 * keeps what timed out for ever and logs payloads. Answers to unknown ids are dropped. Thread-safe.
 */
final class RpcSession {
  private static final Logger log = LoggerFactory.getLogger(RpcSession.class);

  /**
   * A request under way.
   *
   * @param answer fails with an {@link UpstreamException}
   */
  record Request(long id, CompletableFuture<JsonNode> answer) {}

  private final McpClientTransport transport;
  private final Consumer<String> onNotification;
  private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final CompletableFuture<UpstreamException> gone = new CompletableFuture<>();

  /**
   * @param onNotification told each notification's method; must not block
   */
  RpcSession(McpClientTransport transport, Consumer<String> onNotification) {
    this.transport = transport;
    this.onNotification = onNotification;
    transport.setExceptionHandler(this::fail);
  }

  /** Opens the transport. Blocks. */
  void connect() throws UpstreamException {
    await(transport.connect(messages -> messages.doOnNext(this::take)));
  }

  /** Completes, never exceptionally, with the reason when the server can be reached no more. */
  CompletableFuture<UpstreamException> gone() {
    return gone;
  }

  /** Sends a request; whoever stops waiting must {@link #abandon} it. */
  Request request(String method, @Nullable Object params) {
    long id = lastId.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    open.put(id, answer);
    try {
      await(transport.sendMessage(new JSONRPCRequest(method, id, params)));
    } catch (UpstreamException e) {
      open.remove(id);
      answer.completeExceptionally(e);
    } catch (RuntimeException e) {
      open.remove(id);
      throw e;
    }
    if (gone.isDone()) {
      failOpen(gone.join());
    }
    return new Request(id, answer);
  }

  void notify(String method, @Nullable Object params) {
    try {
      await(transport.sendMessage(new JSONRPCNotification(method, params)));
    } catch (UpstreamException e) {
      log.atDebug().setCause(e).log("A notification was not sent");
    }
  }

  /** Forgets a request and tells the server that nobody waits for it. */
  void abandon(Request request, String reason) {
    if (open.remove(request.id()) != null) {
      notify("notifications/cancelled", Map.of("requestId", request.id(), "reason", reason));
    }
  }

  private void take(JSONRPCMessage message) {
    switch (message) {
      case JSONRPCResponse response -> answered(response);
      case JSONRPCRequest request -> reply(request);
      case JSONRPCNotification notification -> onNotification.accept(notification.method());
      default -> log.atDebug().log("A message of an unknown kind was dropped");
    }
  }

  private void answered(JSONRPCResponse response) {
    CompletableFuture<JsonNode> answer =
        response.id() instanceof Number id ? open.remove(id.longValue()) : null;
    if (answer == null) {
      return;
    }
    var error = response.error();
    if (error != null) {
      answer.completeExceptionally(
          new UpstreamException(
              RpcMessages.shortened(error.message()), false, UpstreamException.Effect.KNOWN));
    } else {
      answer.complete(
          response.result() instanceof JsonNode node
              ? node
              : Json.MAPPER.valueToTree(response.result()));
    }
  }

  /** This client offers nothing but being alive. */
  private void reply(JSONRPCRequest request) {
    JSONRPCMessage answer =
        request.method().equals(McpSchema.METHOD_PING)
            ? JSONRPCResponse.result(request.id(), Map.of())
            : JSONRPCResponse.error(
                request.id(),
                new JSONRPCResponse.JSONRPCError(
                    McpSchema.ErrorCodes.METHOD_NOT_FOUND, "this client does not offer that"));
    var _ =
        transport
            .sendMessage(answer)
            .subscribe(
                _ -> {}, e -> log.atDebug().setCause(e).log("An answer was not sent to a server"));
  }

  private void fail(Throwable cause) {
    UpstreamException reason =
        cause instanceof UpstreamException known
            ? known
            : new UpstreamException("its connection broke", true, UpstreamException.Effect.UNKNOWN);
    gone.complete(reason);
    // The first reason, also where what hears of it closes this session meanwhile.
    failOpen(gone.join());
  }

  private void failOpen(UpstreamException reason) {
    open.keySet()
        .forEach(
            id -> {
              CompletableFuture<JsonNode> answer = open.remove(id);
              if (answer != null) {
                answer.completeExceptionally(reason);
              }
            });
  }

  /** Ends the transport. Blocks for as long as the server takes to end. */
  void close() {
    fail(new UpstreamException("it was disconnected", true, UpstreamException.Effect.UNKNOWN));
    transport.closeGracefully().block();
  }

  private static void await(Mono<Void> action) throws UpstreamException {
    try {
      action.block();
    } catch (RuntimeException e) {
      if (reactor.core.Exceptions.unwrap(e) instanceof UpstreamException known) {
        throw known;
      }
      if (e.getCause() instanceof UpstreamException known) {
        throw known;
      }
      throw e;
    }
  }
}
