package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Hint;
import dev.codemode.supervisor.config.ServerEntry;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What both ways of MCP over HTTP share: a virtual thread posts each message; a request that fails
 * is answered with its own failure and leaves the connection alone. Thread-safe.
 *
 * <p>The SDK's transports are not used: there each failed exchange counts as the end of the
 * connection, an answer that is cut off is never told to its caller, a message over the bound ends
 * the stream without naming its request, secrets follow where the server's endpoint event points
 * unless a validator is given, and payloads are logged.
 */
abstract sealed class HttpTransport implements McpClientTransport
    permits StreamableHttpTransport, SseTransport {
  private static final Logger log = LoggerFactory.getLogger(HttpTransport.class);

  /** For what has no time limit of its own: until its headers come. */
  static final Duration SHORT = Duration.ofSeconds(30);

  /** Beyond every limit that a caller has: calls are broken off, they do not run out here. */
  static final Duration LONG = Duration.ofHours(25);

  private final ServerEntry.Http entry;
  private final int largestMessage;
  private final ReplyBudget budget;
  private final HttpPeer peer;
  private final HttpExchanges exchanges;
  private final AtomicBoolean gone = new AtomicBoolean();
  private volatile Consumer<Throwable> onGone = _ -> {};
  private volatile Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler =
      message -> message;

  HttpTransport(ServerEntry.Http entry, int largestMessage, ReplyBudget budget)
      throws UpstreamException {
    this.entry = entry;
    this.largestMessage = largestMessage;
    this.budget = budget;
    this.peer = new HttpPeer(entry);
    this.exchanges = new HttpExchanges(entry.key());
  }

  /** Makes the server reachable. Blocks. */
  abstract void open() throws UpstreamException, InterruptedException;

  /** Sends a request and delivers its answer, now or through another stream. Blocks. */
  abstract void exchange(JSONRPCRequest request) throws UpstreamException, InterruptedException;

  /** Sends what has no answer. Blocks until the server took it. */
  abstract void tell(JSONRPCMessage message) throws UpstreamException, InterruptedException;

  /** Says good-bye. Blocks a second at most. */
  abstract void leave() throws UpstreamException, InterruptedException;

  final ServerEntry.Http entry() {
    return entry;
  }

  final HttpPeer peer() {
    return peer;
  }

  final HttpExchanges exchanges() {
    return exchanges;
  }

  final boolean isGone() {
    return gone.get();
  }

  @Override
  public final void setExceptionHandler(Consumer<Throwable> onGone) {
    this.onGone = onGone;
  }

  @Override
  public final Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return blocking(
        () -> {
          this.handler = handler;
          open();
        });
  }

  @Override
  public final Mono<Void> sendMessage(JSONRPCMessage message) {
    return blocking(
        () -> {
          if (gone.get()) {
            throw new UpstreamException("it is gone", true, Effect.KNOWN);
          }
          switch (message) {
            case JSONRPCRequest request -> exchanges.start(request.id(), () -> carryOut(request));
            case JSONRPCNotification notification
                when notification.method().equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED) ->
                tell(notification);
            case JSONRPCNotification notification -> {
              cutWhatIsCancelled(notification);
              tellAside(notification);
            }
            default -> tellAside(message);
          }
        });
  }

  private void cutWhatIsCancelled(JSONRPCNotification notification) {
    if (notification.method().equals("notifications/cancelled")
        && notification.params() instanceof Map<?, ?> params
        && params.get("requestId") instanceof Long id) {
      exchanges.cut(id);
    }
  }

  private void tellAside(JSONRPCMessage message) {
    boolean taken =
        exchanges.startAside(
            () -> {
              try {
                tell(message);
              } catch (UpstreamException | RuntimeException e) {
                log.atDebug()
                    .addKeyValue("server", entry.key())
                    .setCause(e)
                    .log("A message was not sent to a server");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    if (!taken) {
      log.atDebug().addKeyValue("server", entry.key()).log("A server is told too much at once");
    }
  }

  private void carryOut(JSONRPCRequest request) {
    try {
      exchange(request);
    } catch (UpstreamException e) {
      deliver(RpcMessages.failed(request.id(), e));
      if (e.hint() == Hint.SESSION_LOST) {
        fail(new UpstreamException("its session ended", true, Effect.UNKNOWN));
      }
    } catch (InterruptedException e) {
      // Nobody waits for it.
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      log.atWarn().addKeyValue("server", entry.key()).setCause(e).log("An exchange failed inside");
      deliver(
          RpcMessages.failed(
              request.id(),
              new UpstreamException("the exchange failed inside", false, Effect.UNKNOWN)));
    }
  }

  final byte[] json(JSONRPCMessage message) {
    return Json.MAPPER.writeValueAsBytes(message);
  }

  final MessageBuffer newBuffer() {
    return new MessageBuffer(largestMessage, budget);
  }

  /** Hands a message over. */
  final void deliver(JSONRPCMessage message) {
    var _ = handler.apply(Mono.just(message)).subscribe();
  }

  final void deliver(Received received) {
    received.toMessage().ifPresent(this::deliver);
  }

  /** Posts a message; the body of what comes back, of a status from 200 to 299, must be closed. */
  final HttpResponse<InputStream> post(
      URI to, JSONRPCMessage message, Map<String, String> headers, boolean inSession)
      throws UpstreamException, InterruptedException {
    Duration atMost = message instanceof JSONRPCRequest ? LONG : SHORT;
    return accepted(peer.post(to, json(message), headers, atMost), inSession);
  }

  final HttpResponse<InputStream> accepted(HttpResponse<InputStream> answer, boolean inSession)
      throws UpstreamException {
    if (answer.statusCode() / 100 == 2) {
      return answer;
    }
    try {
      throw HttpFailure.of(answer, entry, inSession);
    } finally {
      HttpPeer.discard(answer);
    }
  }

  /** The server can be reached no more. */
  final void fail(UpstreamException reason) {
    if (gone.compareAndSet(false, true)) {
      onGone.accept(reason);
    }
  }

  @Override
  public final Mono<Void> closeGracefully() {
    return Mono.fromRunnable(this::close);
  }

  @Override
  public final void close() {
    gone.set(true);
    // Said also by a thread that was interrupted.
    boolean interrupted = Thread.interrupted();
    exchanges.end();
    try {
      leave();
    } catch (UpstreamException e) {
      log.atDebug().addKeyValue("server", entry.key()).setCause(e).log("A server was not told");
    } catch (InterruptedException e) {
      interrupted = true;
    }
    peer.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return Json.MAPPER.convertValue(data, Json.MAPPER.constructType(type.getType()));
  }

  private interface Blocking {
    void run() throws UpstreamException, InterruptedException;
  }

  private static Mono<Void> blocking(Blocking action) {
    return Mono.fromCallable(
            () -> {
              try {
                action.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UpstreamException("it was not waited for", true, Effect.KNOWN);
              }
              return true;
            })
        .then();
  }
}
