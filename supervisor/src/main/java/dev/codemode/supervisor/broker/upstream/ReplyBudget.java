package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The memory that large answers of all servers may take together, from their first byte until the
 * worker was handed the reply. A share grows with its answer. Who finds no room waits, and the
 * server with him; a small answer needs none. Room for one largest message is kept apart and goes
 * to one of those who wait, so that readers that wait for each other's room do not stand still.
 * Thread-safe.
 */
public final class ReplyBudget {
  /** Answers of at most this size, in bytes, are not counted: there are few at a time. */
  static final int FREE_BYTES = 64 * 1024;

  private static final int UNIT = 1024;

  /** How long a reader waits for room before it gives the answer up. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** Between two looks at whether the room that is kept apart is free. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /** The part of the heap that answers may take: each exists up to twice, and others live too. */
  private static final int PART_OF_HEAP = 5;

  private final Semaphore room;
  private final int units;
  private final Semaphore keptApart;
  private final Duration longestWait;
  private final @Nullable ReplyBudget whole;

  /** A budget that keeps nothing apart. */
  ReplyBudget(long bytes, Duration longestWait) {
    this(inUnits(bytes), new Semaphore(0), longestWait, null);
  }

  /**
   * @param bytes at least twice as much as one message, else all large ones go one by one
   * @param largestMessage in bytes, of which room for one is kept apart
   */
  ReplyBudget(long bytes, int largestMessage, Duration longestWait) {
    this(inUnits(bytes - largestMessage), new Semaphore(1), longestWait, null);
  }

  private ReplyBudget(
      int units, Semaphore keptApart, Duration longestWait, @Nullable ReplyBudget whole) {
    this.units = Math.max(1, units);
    this.room = new Semaphore(this.units);
    this.keptApart = keptApart;
    this.longestWait = longestWait;
    this.whole = whole;
  }

  /**
   * A budget that fits this JVM's heap.
   *
   * @param largestMessage in bytes; there is always room for one
   */
  public static ReplyBudget ofHeap(int largestMessage) {
    return new ReplyBudget(
        Math.max(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, largestMessage + (long) UNIT),
        largestMessage,
        LONGEST_WAIT);
  }

  /** What one server may take of it: half, and what is kept apart. */
  ReplyBudget ofOneServer() {
    return new ReplyBudget(units / 2, keptApart, longestWait, this);
  }

  /** Memory that is taken until {@link #release}. Grown by one thread; else thread-safe. */
  final class Share {
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicBoolean apart = new AtomicBoolean();

    private Share() {}

    /** Takes so many bytes in all, waiting for them; false when there was no room in time. */
    boolean growTo(int bytes) throws InterruptedException {
      int needed = inUnits(bytes);
      int more = needed - held.get();
      long end = System.nanoTime() + longestWait.toNanos();
      while (more > 0 && !apart.get()) {
        if (needed <= units && take(more)) {
          held.addAndGet(more);
          return true;
        }
        if (keptApart.tryAcquire()) {
          apart.set(true);
          give(held.getAndSet(0));
        } else if (System.nanoTime() - end >= 0) {
          return false;
        } else if (needed > units) {
          Thread.sleep(LOOK);
        }
      }
      return true;
    }

    /** Gives everything back. Idempotent. */
    void release() {
      give(held.getAndSet(0));
      if (apart.getAndSet(false)) {
        keptApart.release();
      }
    }
  }

  /** Takes that many bytes, waiting for them; empty when there was no room in time. */
  Optional<Share> reserve(int bytes) throws InterruptedException {
    var share = new Share();
    return share.growTo(bytes) ? Optional.of(share) : Optional.empty();
  }

  private boolean take(int wanted) throws InterruptedException {
    if (!room.tryAcquire(wanted, LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    boolean taken = false;
    try {
      taken = whole == null || whole.take(wanted);
      return taken;
    } finally {
      if (!taken) {
        room.release(wanted);
      }
    }
  }

  private void give(int back) {
    room.release(back);
    if (whole != null) {
      whole.give(back);
    }
  }

  private static int inUnits(long bytes) {
    return Math.clamp(Math.ceilDiv(bytes, UNIT), 0, Integer.MAX_VALUE);
  }

  /** Bytes that nobody holds, without what is kept apart. */
  long free() {
    return (long) room.availablePermits() * UNIT;
  }
}
