package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;
import java.util.Optional;

/**
 * Pauses between attempts that follow each other: each is twice the one before.
 *
 * @param first more than zero
 * @param longest no pause is longer; at least {@code first}
 */
record Backoff(Duration first, Duration longest) {
  /** Enough to reach any longest pause that is waited for. */
  private static final int MOST_DOUBLINGS = 20;

  Backoff {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("first " + first + ", longest " + longest);
    }
  }

  /**
   * The pause after attempts in vain.
   *
   * @param before how many pauses in a row there were; 0 gives the first
   */
  Duration pause(int before) {
    Duration pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  /** The same where the other side may say how long: it decides the first, and no later is less. */
  Duration pause(int before, Optional<Duration> wanted) {
    Duration pause = pause(before);
    return wanted.filter(each -> before == 0 || each.compareTo(pause) > 0).orElse(pause);
  }
}
