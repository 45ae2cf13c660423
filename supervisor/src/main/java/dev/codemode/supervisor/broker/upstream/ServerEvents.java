package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.EventReader.Event;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Hint;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the stream open on which a Streamable HTTP server says what nobody asked for, such as that
 * its tools changed. A server that offers none is not asked again; one that cannot be reached three
 * times in a row is gone.
 */
final class ServerEvents implements Runnable {
  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final int UNREACHABLE = 3;

  private final StreamableHttpTransport transport;
  private final StreamPosition position = new StreamPosition();

  ServerEvents(StreamableHttpTransport transport) {
    this.transport = transport;
  }

  @Override
  public void run() {
    boolean orderly = false;
    try {
      holdOpen();
      orderly = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!orderly) {
        // Nobody would hear of changes again.
        transport.fail(
            new UpstreamException("listening to its events failed", true, Effect.UNKNOWN));
      }
    }
  }

  /** Until the server is gone or offers no stream. */
  private void holdOpen() throws InterruptedException {
    int unreachable = 0;
    int inVain = 0;
    while (!transport.isGone()) {
      try {
        boolean heard = listen();
        unreachable = 0;
        inVain = heard ? 0 : inVain + 1;
      } catch (UpstreamException e) {
        if (e.hint() == Hint.SESSION_LOST) {
          transport.lost(e);
          return;
        }
        if (!e.retryable()) {
          // It offers no such stream, or not to us.
          return;
        }
        unreachable = e.effect() == Effect.KNOWN ? unreachable + 1 : 0;
        if (unreachable == UNREACHABLE) {
          transport.lost(e);
          return;
        }
        inVain++;
      }
      Thread.sleep(PAUSES.pause(inVain, position.retry()));
    }
  }

  /** Reads a stream to its end; whether an event came. */
  private boolean listen() throws UpstreamException, InterruptedException {
    HttpResponse<InputStream> answer = transport.events(position.lastId(), HttpTransport.LONG);
    if (HttpContent.of(answer) != HttpContent.EVENTS) {
      HttpPeer.discard(answer);
      throw new UpstreamException("it offers no stream", false, Effect.KNOWN);
    }
    boolean heard = false;
    try (InputStream body = answer.body();
        EventReader events = new EventReader(body, transport.newBuffer())) {
      for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
        heard = true;
        position.passed(event.get());
        event.get().message().ifPresent(transport::deliver);
      }
    } catch (IOException e) {
      // Cut: it is resumed.
    }
    return heard;
  }
}
