package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;

/**
 * When a lost server may be connected again: at first at once, then with growing pauses. Instants
 * are those of {@link System#nanoTime}. Guarded by its owner.
 */
final class Reconnection {
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  /** A connection that lasted so long was a good one: after it the next is made at once. */
  private static final Duration GOOD_CONNECTION = Duration.ofSeconds(10);

  private int failures;
  private long connectedAt;
  private long retryAt;

  void connected(long now) {
    connectedAt = now;
  }

  void lost(long now) {
    failures = now - connectedAt > GOOD_CONNECTION.toNanos() ? 0 : failures + 1;
    retryAt = now + pause(failures).toNanos();
  }

  void failed(long now) {
    retryAt = now + pause(++failures).toNanos();
  }

  boolean allows(long now) {
    return now - retryAt >= 0;
  }

  private static Duration pause(int failures) {
    return failures <= 1 ? Duration.ZERO : PAUSES.pause(failures - 2);
  }
}
