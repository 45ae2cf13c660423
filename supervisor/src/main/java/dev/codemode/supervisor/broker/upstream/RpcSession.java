package dev.codemode.supervisor.broker.upstream;

import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.LinkedHashMap;
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

  private final McpClientTransport transport;
  private final Consumer<String> onNotification;
  private final Map<Long, RpcRequest> open = new ConcurrentHashMap<>();
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
  RpcRequest request(String method, Map<String, ?> params) {
    return send(new RpcRequest(lastId.incrementAndGet(), method), params);
  }

  /** Sends a request and asks for signs of progress meanwhile. */
  RpcRequest requestWithProgress(String method, Map<String, ?> params) {
    var request = new RpcRequest(lastId.incrementAndGet(), method);
    var all = new LinkedHashMap<String, Object>(params);
    all.put("_meta", Map.of("progressToken", request.id()));
    return send(request, all);
  }

  private RpcRequest send(RpcRequest request, Map<String, ?> params) {
    open.put(request.id(), request);
    try {
      await(transport.sendMessage(new JSONRPCRequest(request.method(), request.id(), params)));
    } catch (UpstreamException e) {
      open.remove(request.id());
      request.fail(e);
    } catch (RuntimeException e) {
      open.remove(request.id());
      throw e;
    }
    if (gone.isDone()) {
      failOpen(gone.join());
    }
    return request;
  }

  /** Sends a notification. Blocks until it was taken, on transports that tell. */
  void notify(String method, @Nullable Object params) throws UpstreamException {
    await(transport.sendMessage(new JSONRPCNotification(method, params)));
  }

  /** Forgets a request and tells the server that nobody waits for it. */
  void abandon(RpcRequest request, String reason) {
    boolean wasOpen = open.remove(request.id()) != null;
    request.giveUp();
    // The protocol forbids to cancel the handshake.
    if (wasOpen && !request.method().equals(McpSchema.METHOD_INITIALIZE)) {
      try {
        notify("notifications/cancelled", Map.of("requestId", request.id(), "reason", reason));
      } catch (UpstreamException e) {
        log.atDebug().setCause(e).log("A server was not told that a call was given up");
      }
    }
  }

  private void take(JSONRPCMessage message) {
    switch (message) {
      case JSONRPCResponse response -> answered(response);
      case JSONRPCRequest request -> reply(request);
      case JSONRPCNotification notification -> notified(notification);
      default -> log.atDebug().log("A message of an unknown kind was dropped");
    }
  }

  private void answered(JSONRPCResponse response) {
    RpcRequest request = response.id() instanceof Number id ? open.remove(id.longValue()) : null;
    var error = response.error();
    if (request == null) {
      if (response.result() instanceof JsonText text) {
        text.close();
      }
    } else if (error != null) {
      request.fail(RpcMessages.failure(error));
    } else if (response.result() instanceof JsonText text) {
      request.answer(text);
    }
  }

  private void notified(JSONRPCNotification notification) {
    if (!notification.method().equals(McpSchema.METHOD_NOTIFICATION_PROGRESS)) {
      onNotification.accept(notification.method());
    } else if (notification.params() instanceof JsonNode params) {
      JsonNode token = params.path("progressToken");
      RpcRequest request =
          token.isIntegralNumber() && token.canConvertToLong() ? open.get(token.asLong()) : null;
      if (request != null) {
        request.progressed();
      }
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
              RpcRequest request = open.remove(id);
              if (request != null) {
                request.fail(reason.unanswered());
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
