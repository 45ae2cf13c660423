package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.PoolConfig;
import java.time.Duration;

/**
 * When a worker that serves run after run has served long enough.
 *
 * @param maxRuns programs that it is given at most
 * @param maxAge since it was ready first
 */
record RecycleRule(int maxRuns, Duration maxAge) {
  /** Most that a worker which served a run and waits for the next may compute; it takes 3 s. */
  private static final Duration MOST_IDLE_CPU = Duration.ofSeconds(20);

  /**
   * A worker that grew by so much is not used again. The first runs were seen to add 120 MiB:
   * modules, compiled code, the young generation; another 64 stay where a program recursed without
   * end.
   */
  private static final ByteSize MOST_GROWTH = ByteSize.mebibytes(160);

  RecycleRule(PoolConfig config) {
    this(config.maxRunsPerWorker(), config.maxWorkerAge());
  }

  /** Whether it served its number of runs or its time, or grew too much. */
  boolean isWornOut(Worker worker) {
    return worker.leases() >= maxRuns
        || worker.grownBytes() > MOST_GROWTH.bytes()
        || worker.age(System.nanoTime()).compareTo(maxAge) >= 0;
  }

  /** Whether it served somebody and should wait for its next run no longer. */
  boolean endsWaiting(Worker worker) {
    return !worker.isUnbound()
        && (isWornOut(worker) || worker.idleCpu().compareTo(MOST_IDLE_CPU) > 0);
  }
}
