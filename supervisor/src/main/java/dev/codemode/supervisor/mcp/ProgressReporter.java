package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.mcp.stdio.OpenRequest;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells clients that ask for it that a long run is still under way. Thread-safe.
 *
 * @param first how long a run is silent
 * @param interval between notifications after that
 */
record ProgressReporter(Duration first, Duration interval) {
  /** Sparse enough for any client, early enough to explain a cold start. */
  static final ProgressReporter SPARSE =
      new ProgressReporter(Duration.ofSeconds(2), Duration.ofSeconds(5));

  /** One request's reporting, until closed. */
  interface Reporting extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins to report if the client gave a token. */
  Reporting begin(OpenRequest request) {
    return request
        .progressToken()
        .<Reporting>map(
            token -> {
              // Not by an interrupt: in the middle of a write it would break the output.
              var over = new CountDownLatch(1);
              Thread.ofVirtual().name("mcp-progress").start(() -> report(request, token, over));
              return over::countDown;
            })
        .orElse(() -> {});
  }

  private void report(OpenRequest request, Object token, CountDownLatch over) {
    long begun = System.nanoTime();
    try {
      Duration silence = first;
      while (!over.await(silence.toNanos(), TimeUnit.NANOSECONDS)
          && !request.cancel().isCancelled()) {
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
        request.notify(
            McpSchema.METHOD_NOTIFICATION_PROGRESS,
            Map.of(
                "progressToken",
                token,
                "progress",
                seconds,
                "message",
                "under way for %d s: starting or running".formatted((long) seconds)));
        silence = interval;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
