package dev.codemode.deploy;

import java.io.IOException;

/**
 * What a supervisor takes of memory when all garbage is gone and the JVM and its C library have
 * given back what they do not need.
 *
 * @param residentKib in RAM, shared pages included
 * @param liveBytes of it: what the collection left
 */
record SupervisorMemory(long residentKib, long liveBytes) {
  private static final double MEBIBYTE = 1024 * 1024;

  /**
   * Options of a supervisor that can be measured. As delivered, what its heap takes of RAM is what
   * was touched since the start: a young generation as large as the machine suggests fills up for
   * hundreds of runs before it is collected first, and what a few large replies took is kept. With
   * these the heap is small to begin with, and a full collection leaves no gaps and gives back all
   * that it freed, at once.
   */
  static final String OPTIONS =
      "-Xms16m -Xmn8m -XX:-ShrinkHeapInSteps -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10"
          + " -XX:MarkSweepAlwaysCompactCount=1";

  /** Collects, trims and looks. */
  static SupervisorMemory collected(long pid) throws IOException, InterruptedException {
    long live = LiveHeap.bytes(pid);
    // What native buffers for large messages leave: tens of MiB, more or less by chance.
    var _ = Jcmd.of(pid, "System.trim_native_heap");
    return new SupervisorMemory(Processes.residentKib(pid), live);
  }

  /** What is in RAM more than before; negative when it is less. */
  double growthPercent(SupervisorMemory before) {
    return 100.0 * (residentKib - before.residentKib) / before.residentKib;
  }

  @Override
  public String toString() {
    return "%.1f MiB (%.1f live)".formatted(residentKib / 1024.0, liveBytes / MEBIBYTE);
  }
}
