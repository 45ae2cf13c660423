package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.EventReader.Event;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.config.ServerEntry;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks HTTP with server-sent events (MCP 2024-11-05): one event stream carries everything from
 * the server, its first event tells where messages are posted to. The end of the stream is the end
 * of the connection. Thread-safe.
 */
final class SseTransport extends HttpTransport {
  private final CompletableFuture<URI> endpoint = new CompletableFuture<>();
  private final Duration patience;

  /**
   * @param patience how long the server may take to tell where messages are posted to
   */
  SseTransport(ServerEntry.Http entry, int largestMessage, ReplyBudget budget, Duration patience)
      throws UpstreamException {
    super(entry, largestMessage, budget);
    this.patience = patience;
  }

  @Override
  void open() throws UpstreamException, InterruptedException {
    exchanges().startLasting(this::listen);
    try {
      var _ = endpoint.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamException known) {
        throw known.copy();
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new UpstreamException(
              "it did not tell within %d s where to post to"
                  .formatted(Math.ceilDiv(patience.toMillis(), 1_000)),
              false,
              Effect.KNOWN)
          .withRemedy("check its \"url\" and \"type\": is it the address of its event stream?");
    }
  }

  private void listen() {
    UpstreamException end = new UpstreamException("its event stream ended", true, Effect.UNKNOWN);
    try {
      HttpResponse<InputStream> answer =
          accepted(peer().events(entry().url(), Map.of(), SHORT), false);
      try (InputStream body = answer.body();
          EventReader events = new EventReader(body, newBuffer())) {
        if (HttpContent.of(answer) != HttpContent.EVENTS) {
          throw new UpstreamException("it answered with no event stream", false, Effect.KNOWN)
              .withRemedy("check its \"url\" and \"type\"");
        }
        for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
          take(event.get());
        }
      }
    } catch (UpstreamException e) {
      end = e;
    } catch (IOException e) {
      end = new UpstreamException("its connection broke", true, Effect.UNKNOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // Whatever else went wrong: without this thread nobody would hear of the server again.
      endpoint.completeExceptionally(end);
      fail(end);
    }
  }

  private void take(Event event) throws UpstreamException {
    if (event.type().equals("endpoint")) {
      URI target =
          HttpPeer.resolved(entry().url(), event.endpoint())
              .filter(peer()::sameOrigin)
              .orElseThrow(
                  () ->
                      new UpstreamException(
                          "it wants messages posted to another origin; that is not followed",
                          false,
                          Effect.KNOWN));
      endpoint.complete(target);
    } else {
      event.message().ifPresent(this::deliver);
    }
  }

  @Override
  void exchange(JSONRPCRequest request) throws UpstreamException, InterruptedException {
    tell(request);
  }

  @Override
  void tell(JSONRPCMessage message) throws UpstreamException, InterruptedException {
    HttpPeer.discard(post(endpoint.join(), message, Map.of(), true));
  }

  @Override
  void leave() {}
}
