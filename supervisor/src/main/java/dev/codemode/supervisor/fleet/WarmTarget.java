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
    int wanted = isInUse(now) ? 1 + recentPeak(now) : seen && within(AT_HAND, seenAt, now) ? 1 : 0;
    return affordable(Math.min(wanted, most), ready);
  }

  /**
   * How many of those that serve run after run may stay: while in use as many as served at once,
   * even where fewer would be started.
   *
   * @param ready those that there are
   */
  int mayStay(int ready) {
    long now = nanoTime.getAsLong();
    return isInUse(now) ? affordable(1 + recentPeak(now), ready) : count(ready);
  }

  private boolean isInUse(long now) {
    return used && within(IN_USE, usedAt, now);
  }

  private int recentPeak(long now) {
    return within(IN_USE, peakAt, now) ? peak : 1;
  }

  private int affordable(int wanted, int ready) {
    OptionalLong available = wanted == 0 ? OptionalLong.empty() : availableBytes.get();
    if (available.isEmpty()) {
      return wanted;
    }
    long left = available.getAsLong() - RESERVE.bytes();
    if (left < -RESERVE.bytes() / 2) {
      return 0;
    }
    // Those that are there have been paid for.
    return (int) Math.min(ready + Math.max(0, left) / IDLE_WORKER.bytes(), wanted);
  }

  private static boolean within(Duration time, long from, long now) {
    return now - from < time.toNanos();
  }
}
