package dev.codemode.supervisor.config;

import java.time.Duration;

/**
 * How workers are kept. Section {@code pool} of codemode.yaml; each component is a key in snake
 * case.
 *
 * @param warm most workers kept ready for the next run, 0 to 64; fewer while nobody asks for runs
 * @param maxRuns runs at once, 1 to 1,024; more wait
 * @param maxQueued runs that may wait, 0 to 100,000; more are rejected
 * @param queueTimeout the longest a run waits for its turn and a worker
 * @param startTimeout from launching a worker to its being ready
 * @param maxRunsPerWorker programs that one worker is given at most, 1 to 100,000; it matters where
 *     workers serve more than one run
 * @param maxWorkerAge how long a worker serves further runs after it was ready first
 * @param buildAotCache whether a server that finds no start caches makes them, in the background,
 *     once: a minute of work and 190 MB in the user's cache folder
 */
public record PoolConfig(
    int warm,
    int maxRuns,
    int maxQueued,
    Duration queueTimeout,
    Duration startTimeout,
    int maxRunsPerWorker,
    Duration maxWorkerAge,
    boolean buildAotCache) {

  public static final PoolConfig DEFAULT =
      new PoolConfig(
          2,
          8,
          64,
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          200,
          Duration.ofMinutes(30),
          true);

  public PoolConfig {
    range("warm", warm, 0, 64);
    range("max_runs", maxRuns, 1, 1_024);
    range("max_queued", maxQueued, 0, 100_000);
    positive("queue_timeout", queueTimeout);
    positive("start_timeout", startTimeout);
    range("max_runs_per_worker", maxRunsPerWorker, 1, 100_000);
    positive("max_worker_age", maxWorkerAge);
  }

  private static void range(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "pool." + key + " is " + value + ", must be from " + least + " to " + most);
    }
  }

  private static void positive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "pool." + key + " is " + value + ", must be longer than 0");
    }
  }
}
