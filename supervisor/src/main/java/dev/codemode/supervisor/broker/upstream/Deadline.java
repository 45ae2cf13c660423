package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;

/**
 * When several steps together must be done.
 *
 * @param end an instant of {@link System#nanoTime}
 * @param total the time that was given, for messages
 */
record Deadline(long end, Duration total) {
  static Deadline in(Duration total) {
    return new Deadline(System.nanoTime() + total.toNanos(), total);
  }

  /** Until the deadline; never zero. */
  Duration left() {
    return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
  }

  /** What to tell of when it is over. */
  UpstreamException missed(String what) {
    return new UpstreamException(
            "%s within %d s".formatted(what, total.toSeconds()),
            true,
            UpstreamException.Effect.KNOWN)
        .withRemedy("see whether the server starts and answers when it is run by hand");
  }

  /** What is left, but no more than that. */
  Duration left(Duration atMost) {
    Duration left = left();
    return left.compareTo(atMost) < 0 ? left : atMost;
  }
}
