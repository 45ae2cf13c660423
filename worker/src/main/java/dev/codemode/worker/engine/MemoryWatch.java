package dev.codemode.worker.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when a program's live data outgrow its limit. The JVM's own bound comes too
 * late: filled by small objects it collects for half a minute before it gives up. So the old
 * generation's usage is looked at every few milliseconds, and when it passes idle + limit a full
 * collection tells what is live. Garbage alone never ends a run.
 */
public final class MemoryWatch {
  private static final long PERIOD_MILLIS = 10;

  /**
   * After a collection that found a program within its limit, the next comes when so much more is
   * in use: a program close to its limit must not spend its time in collections.
   */
  private static final long STEP_BYTES = 24L * 1024 * 1024;

  /** A program that left so much more than an idle worker needs is cleaned up after. */
  private static final long UNTIDY_BYTES = 48L * 1024 * 1024;

  private final MemoryPoolMXBean oldGeneration;
  private final Runnable onOverLimit;

  /** Written by one thread, while no program is watched. */
  private long idleBytes;

  private volatile long limitBytes = Long.MAX_VALUE / 2;
  private volatile long bytesAtStart;
  private volatile long peakBytes;
  private @Nullable Thread watching;

  /**
   * @param onOverLimit called on the watching thread; should not return
   */
  public MemoryWatch(Runnable onOverLimit) {
    this.onOverLimit = onOverLimit;
    this.oldGeneration =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
            .orElseThrow(() -> new IllegalStateException("the heap has no old generation"));
  }

  /**
   * Takes what is in use now, garbage included, as what an idle worker needs: for the time until
   * {@link #measureIdle}, which delays a worker that somebody may wait for. Only of use while there
   * is little garbage.
   */
  public void assumeIdle() {
    idleBytes = used();
  }

  /** Collects, and takes what is live now as what an idle worker needs. */
  public void measureIdle() {
    System.gc();
    idleBytes = used();
  }

  /**
   * Collects if a program left much garbage, so that what it took goes back to the system. Not
   * always: it takes a tenth of a second, and a worker of little garbage is ready sooner.
   *
   * @return whether it collected
   */
  public boolean tidy() {
    boolean untidy = used() - idleBytes > UNTIDY_BYTES;
    if (untidy) {
      System.gc();
    }
    return untidy;
  }

  /** Takes what an action adds as what an idle worker needs, too. */
  public void countAsIdle(Runnable action) {
    long before = used();
    action.run();
    idleBytes += Math.max(0, used() - before);
  }

  /** Starts to watch for a program that may add so many bytes. */
  public void watch(long limit) {
    limitBytes = limit;
    bytesAtStart = used();
    peakBytes = 0;
    watching =
        Thread.ofPlatform()
            .name("memory-watch")
            .daemon()
            .priority(Thread.MAX_PRIORITY)
            .start(this::look);
  }

  /** The program is over; blocks until nobody watches it. */
  public void unwatch() throws InterruptedException {
    Thread watcher = watching;
    watching = null;
    if (watcher != null) {
      watcher.interrupt();
      watcher.join();
    }
  }

  /**
   * The most that was seen in use beyond what was when the program started, garbage included, in
   * bytes.
   */
  public long peakBytes() {
    return Math.max(peakBytes, used() - bytesAtStart);
  }

  private void look() {
    long collectAbove = limitBytes;
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        if (aboveIdle() > collectAbove) {
          System.gc();
          // What earlier programs left is gone now.
          bytesAtStart = Math.min(bytesAtStart, idleBytes);
          long live = aboveIdle();
          if (live > limitBytes) {
            onOverLimit.run();
          }
          collectAbove = Math.max(limitBytes, live + STEP_BYTES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // Not even memory for the watch itself.
      onOverLimit.run();
    }
  }

  private long aboveIdle() {
    long used = used();
    peakBytes = Math.max(peakBytes, used - bytesAtStart);
    return used - idleBytes;
  }

  private long used() {
    return oldGeneration.getUsage().getUsed();
  }
}
