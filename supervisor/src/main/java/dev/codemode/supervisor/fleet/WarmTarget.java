package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.config.ByteSize;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many workers to keep ready, told from what was asked for lately and from what memory there is
 * left:
 *
 * <ul>
 *   <li>within a minute of a run: one more than there were runs at once;
 *   <li>within a quarter of an hour of a run or of any sign of a client: one;
 *   <li>later: none.
 * </ul>
 *
 * Never more than configured, and none for which the machine has no memory. Not thread-safe.
 */
final class WarmTarget {
  /** How long after a run others are expected. */
  static final Duration IN_USE = Duration.ofMinutes(1);

  /** How long after the last sign of a client one worker is kept. */
  static final Duration AT_HAND = Duration.ofMinutes(15);

  /** What an idle worker takes of its own, roughly; it was measured at some 200 MiB. */
  private static final ByteSize IDLE_WORKER = ByteSize.mebibytes(256);

  /** Left to everything else on the machine. */
  private static final ByteSize RESERVE = ByteSize.mebibytes(512);

  private final int most;
  private final LongSupplier nanoTime;
  private final Supplier<OptionalLong> availableBytes;

  private long usedAt;
  private boolean used;
  private long seenAt;
  private boolean seen;
  private int peak;
  private long peakAt;

  /**
   * @param most workers kept ready at any time
   * @param availableBytes memory that new processes can have; empty when it cannot be told
   */
  WarmTarget(int most, LongSupplier nanoTime, Supplier<OptionalLong> availableBytes) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.availableBytes = availableBytes;
  }

  /**
   * A run took a worker or is done with it.
   *
   * @param atOnce runs that have one now
   */
  void used(int atOnce) {
    long now = nanoTime.getAsLong();
    if (atOnce >= peak || !within(IN_USE, peakAt, now)) {
      peak = atOnce;
      peakAt = now;
    }
    used = true;
    usedAt = now;
    expected();
  }

  /** A client is there and may want a run. */
  void expected() {
    seen = true;
    seenAt = nanoTime.getAsLong();
  }

  /**
   * How many there should be now.
   *
   * @param ready those that there are
   */
  int count(int ready) {
    long now = nanoTime.getAsLong();
    int wanted = 0;
    if (used && within(IN_USE, usedAt, now)) {
      wanted = 1 + (within(IN_USE, peakAt, now) ? peak : 1);
    } else if (seen && within(AT_HAND, seenAt, now)) {
      wanted = 1;
    }
    wanted = Math.min(wanted, most);
    return wanted == 0 ? 0 : Math.min(wanted, affordable(ready));
  }

  private int affordable(int ready) {
    OptionalLong available = availableBytes.get();
    if (available.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    long left = available.getAsLong() - RESERVE.bytes();
    if (left < -RESERVE.bytes() / 2) {
      return 0;
    }
    // Those that are there have been paid for.
    return (int) Math.min(ready + Math.max(0, left) / IDLE_WORKER.bytes(), Integer.MAX_VALUE);
  }

  private static boolean within(Duration time, long from, long now) {
    return now - from < time.toNanos();
  }
}
