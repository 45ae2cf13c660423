package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.launch.LaunchedWorker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The processes of workers that were launched and have not been reaped. Thread-safe. */
final class LiveProcesses {
  private final Set<LaunchedWorker> processes = new HashSet<>();
  private boolean closed;

  /** Knows it until it ends; kills it when there should be none any more. */
  void add(LaunchedWorker process) {
    boolean late;
    synchronized (this) {
      late = closed;
      processes.add(process);
    }
    var _ = process.exit().thenRun(() -> remove(process));
    if (late) {
      process.kill();
    }
  }

  private synchronized void remove(LaunchedWorker process) {
    processes.remove(process);
    notifyAll();
  }

  /** Kills all, and whatever is added from now on. */
  void killAll() {
    List<LaunchedWorker> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(processes);
    }
    all.forEach(LaunchedWorker::kill);
  }

  /**
   * Waits until all are reaped.
   *
   * @throws InterruptedException when interrupted while waiting
   */
  synchronized void awaitNone(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!processes.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
