package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;

/**
 * When a lost server may be connected again: at first at once, then with growing pauses. Instants
 * are those of {@link System#nanoTime}. Guarded by its owner.
 */
final class Backoff {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

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

  static Duration pause(int failures) {
    if (failures <= 1) {
      return Duration.ZERO;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 2, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
