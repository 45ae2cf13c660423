package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory that large answers of all servers may take together, from their first byte until the
 * worker was handed the reply. Who finds no room waits, and the server with him; a small answer
 * needs none. A share is taken for the largest message at once and cut when its true size is known,
 * so that no two readers wait for each other. Thread-safe.
 */
public final class ReplyBudget {
  /** Answers of at most this size, in bytes, are not counted: there are few at a time. */
  static final int FREE_BYTES = 64 * 1024;

  private static final int UNIT = 1024;

  /** How long a reader waits for room before it gives the answer up. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** The part of the heap that answers may take: each exists up to twice, and others live too. */
  private static final int PART_OF_HEAP = 5;

  private final Semaphore room;
  private final int units;
  private final Duration longestWait;

  ReplyBudget(long bytes, Duration longestWait) {
    this.units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
    this.room = new Semaphore(units, true);
    this.longestWait = longestWait;
  }

  /**
   * A budget that fits this JVM's heap.
   *
   * @param largestMessage in bytes; there is always room for one
   */
  public static ReplyBudget ofHeap(int largestMessage) {
    return new ReplyBudget(
        Math.max(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, largestMessage + (long) UNIT),
        LONGEST_WAIT);
  }

  /** Memory that is taken until {@link #release}. Thread-safe. */
  final class Share {
    private final AtomicInteger held;

    private Share(int held) {
      this.held = new AtomicInteger(held);
    }

    /** Gives back what is over that many bytes. */
    void shrinkTo(int bytes) {
      int needed = inUnits(bytes);
      int before = held.getAndUpdate(now -> Math.min(now, needed));
      room.release(Math.max(0, before - needed));
    }

    /** Gives everything back. Idempotent. */
    void release() {
      room.release(held.getAndSet(0));
    }
  }

  /** Takes that many bytes, waiting for them; empty when there was no room in time. */
  Optional<Share> reserve(int bytes) throws InterruptedException {
    int wanted = inUnits(bytes);
    return room.tryAcquire(wanted, longestWait.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(new Share(wanted))
        : Optional.empty();
  }

  private int inUnits(int bytes) {
    return Math.min(units, Math.ceilDiv(bytes, UNIT));
  }

  /** Bytes that nobody holds. */
  long free() {
    return (long) room.availablePermits() * UNIT;
  }
}
