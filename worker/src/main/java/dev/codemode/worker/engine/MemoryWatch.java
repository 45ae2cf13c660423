package dev.codemode.worker.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;

/**
 * Ends the process when a program's live data outgrow its limit. The JVM's own bound comes too
 * late: filled by small objects it collects for half a minute before it gives up. So the old
 * generation's usage is looked at every few milliseconds, and when it passes idle + limit a full
 * collection tells what is live. Garbage alone never ends a run.
 */
public final class MemoryWatch {
  private static final long PERIOD_MILLIS = 10;

  private final MemoryPoolMXBean oldGeneration;
  private final Runnable onOverLimit;
  private volatile long idleBytes;
  private volatile long limitBytes = Long.MAX_VALUE / 2;
  private volatile long peakBytes;

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

  /** Collects, and takes what is live now as what an idle worker needs. Returns it in bytes. */
  public long measureIdle() {
    System.gc();
    idleBytes = used();
    peakBytes = 0;
    return idleBytes;
  }

  /** Starts to watch for a program that may add so many bytes. */
  public void watch(long limit) {
    limitBytes = limit;
    Thread.ofPlatform()
        .name("memory-watch")
        .daemon()
        .priority(Thread.MAX_PRIORITY)
        .start(this::look);
  }

  /** The most that was seen in use above idle, garbage included, in bytes. */
  public long peakBytes() {
    peakBytes = Math.max(peakBytes, used() - idleBytes);
    return peakBytes;
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        if (peakBytes() >= 0 && used() - idleBytes > limitBytes) {
          System.gc();
          if (used() - idleBytes > limitBytes) {
            onOverLimit.run();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long used() {
    return oldGeneration.getUsage().getUsed();
  }
}
