package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.config.PoolConfig;
import dev.codemode.supervisor.fleet.WorkerStarter.StartFailedException;
import dev.codemode.supervisor.launch.LaunchedWorker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps workers ready and lends each to one run. A worker is started at once when a caller waits,
 * at most one start per core at a time, so that a burst waits in line instead of slowing every
 * start down. What is only to be kept ready is started when a lease ends, or a moment after it
 * began: most runs are over by then and need not share the processor with a start. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);

  /** Failed starts in a row after which callers are told instead of kept waiting. */
  private static final int FAILURES_UNTIL_UNAVAILABLE = 3;

  /** How long replenishing leaves the processor to a run that was just given its worker. */
  private static final Duration REPLENISH_DELAY = Duration.ofSeconds(2);

  /** Longest pause between failing starts. */
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

  private final WorkerStarter starter;
  private final PoolConfig config;
  private final int cores;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Worker> ready = new ArrayDeque<>();
  private final Set<Worker> leased = new HashSet<>();
  private final Set<LaunchedWorker> processes = new HashSet<>();
  private final Set<Thread> starters = new HashSet<>();
  private int waiting;
  private int failuresInARow;
  private Optional<String> lastFailure = Optional.empty();
  private Optional<Duration> lastStart = Optional.empty();
  private boolean closed;

  public WorkerPool(WorkerStarter starter, PoolConfig config) {
    this.starter = starter;
    this.config = config;
    this.cores = Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  /** Starts the first warm workers in the background. */
  public void open() {
    lock.lock();
    try {
      keepWarm();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lends a ready worker, waiting for one if need be.
   *
   * @param atMost the longest wait
   * @throws InterruptedException when interrupted while waiting; nothing is lent then
   */
  public LeaseResult lease(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    boolean warm = true;
    lock.lockInterruptibly();
    try {
      waiting++;
      try {
        int failuresBefore = failuresInARow;
        while (true) {
          if (closed) {
            return new LeaseResult.Unavailable("the server is stopping");
          }
          Worker worker = ready.poll();
          if (worker != null) {
            leased.add(worker);
            keepWarmLater();
            return new LeaseResult.Leased(new Lease(this, worker, warm));
          }
          if (failuresInARow >= failuresBefore + FAILURES_UNTIL_UNAVAILABLE) {
            return new LeaseResult.Unavailable(
                "workers cannot start: " + lastFailure.orElse("unknown"));
          }
          if (left <= 0) {
            return new LeaseResult.Unavailable(
                "no worker was ready within %d s".formatted(atMost.toSeconds()));
          }
          warm = false;
          startMissing(0);
          left = changed.awaitNanos(left);
        }
      } finally {
        waiting--;
      }
    } finally {
      lock.unlock();
    }
  }

  public PoolStatus status() {
    lock.lock();
    try {
      return new PoolStatus(ready.size(), starters.size(), leased.size(), lastStart, lastFailure);
    } finally {
      lock.unlock();
    }
  }

  /** The lease ended before its run started. */
  void takeBack(Worker worker) {
    Thread.ofVirtual()
        .name("take-back-" + worker.id())
        .start(
            () -> {
              try {
                worker
                    .connection()
                    .ready()
                    .get(config.startTimeout().toNanos(), TimeUnit.NANOSECONDS);
                onReadyAgain(worker);
              } catch (TimeoutException e) {
                discard(worker, KillReason.START_TIMEOUT);
              } catch (ExecutionException e) {
                discard(worker, KillReason.LOST);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                discard(worker, KillReason.DRAIN);
              }
            });
  }

  private void onReadyAgain(Worker worker) {
    lock.lock();
    try {
      leased.remove(worker);
      if (!closed && ready.size() < config.warm() + waiting) {
        addReady(worker);
        return;
      }
    } finally {
      lock.unlock();
    }
    worker.kill(KillReason.DRAIN);
  }

  /** The lease ended and the worker has no further use. */
  void discard(Worker worker, KillReason reason) {
    worker.kill(reason);
    lock.lock();
    try {
      leased.remove(worker);
      keepWarm();
    } finally {
      lock.unlock();
    }
  }

  /** Starts what is missing of the warm workers. Called with the lock held. */
  private void keepWarm() {
    startMissing(config.warm());
  }

  private void keepWarmLater() {
    CompletableFuture.delayedExecutor(REPLENISH_DELAY.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              lock.lock();
              try {
                keepWarm();
              } finally {
                lock.unlock();
              }
            });
  }

  /** Starts what those who wait and {@code spare} others need. Called with the lock held. */
  private void startMissing(int spare) {
    int wanted = spare + waiting;
    while (!closed
        && starters.size() < parallelStarts()
        && ready.size() + starters.size() < wanted) {
      Duration pause = backoff(failuresInARow);
      Thread starting = Thread.ofVirtual().name("worker-start").unstarted(() -> startOne(pause));
      starters.add(starting);
      starting.start();
    }
  }

  /**
   * The very first worker starts alone: somebody may wait for it, and a second start would slow it
   * down.
   */
  private int parallelStarts() {
    return lastStart.isEmpty() ? 1 : cores;
  }

  private static Duration backoff(int failures) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    long millis = 100L << Math.min(failures, 10);
    return Duration.ofMillis(Math.min(millis, LONGEST_BACKOFF.toMillis()));
  }

  private void startOne(Duration pause) {
    long began = System.nanoTime();
    try {
      if (!pause.isZero()) {
        Thread.sleep(pause);
        began = System.nanoTime();
      }
      Worker worker = starter.start(this::track);
      started(worker, Duration.ofNanos(System.nanoTime() - began));
    } catch (StartFailedException e) {
      failed(e.reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed("interrupted");
    } catch (Throwable e) {
      // Errors too: a start that ends without being counted would stop all further starts.
      log.atError().setCause(e).log("Starting a worker failed");
      failed("starting failed inside the server");
    }
  }

  private void track(LaunchedWorker process) {
    boolean late;
    lock.lock();
    try {
      late = closed;
      processes.add(process);
    } finally {
      lock.unlock();
    }
    var _ =
        process
            .exit()
            .thenRun(
                () -> {
                  lock.lock();
                  try {
                    processes.remove(process);
                    changed.signalAll();
                  } finally {
                    lock.unlock();
                  }
                });
    if (late) {
      process.kill();
    }
  }

  private void started(Worker worker, Duration took) {
    log.atInfo()
        .addKeyValue("worker", worker.id())
        .addKeyValue("ms", took.toMillis())
        .log("A worker is ready");
    lock.lock();
    try {
      startEnded();
      failuresInARow = 0;
      lastFailure = Optional.empty();
      lastStart = Optional.of(took);
      if (!closed && ready.size() < config.warm() + waiting) {
        addReady(worker);
        startMissing(0);
        keepWarmLater();
        return;
      }
    } finally {
      lock.unlock();
    }
    worker.kill(KillReason.DRAIN);
  }

  /** Called with the lock held, on the thread of the start. */
  private void startEnded() {
    starters.remove(Thread.currentThread());
    changed.signalAll();
  }

  /** Called with the lock held. */
  private void addReady(Worker worker) {
    ready.add(worker);
    changed.signalAll();
    var _ = worker.connection().gone().thenAccept(reason -> reap(worker, reason));
  }

  /** A worker ended while it was idle. Leased workers are their lease's concern. */
  private void reap(Worker worker, String reason) {
    lock.lock();
    try {
      if (!ready.remove(worker)) {
        return;
      }
      log.atWarn()
          .addKeyValue("worker", worker.id())
          .addKeyValue("reason", reason)
          .log("An idle worker was lost");
      keepWarm();
    } finally {
      lock.unlock();
    }
    worker.kill(KillReason.LOST);
  }

  private void failed(String reason) {
    lock.lock();
    try {
      startEnded();
      if (closed) {
        return;
      }
      failuresInARow++;
      lastFailure = Optional.of(reason);
      log.atWarn()
          .addKeyValue("reason", reason)
          .addKeyValue("failures", failuresInARow)
          .log("A worker did not start");
      keepWarm();
    } finally {
      lock.unlock();
    }
  }

  /** Kills every worker and waits, at most 3 s, until all are reaped. Idempotent. */
  @Override
  public void close() {
    List<LaunchedWorker> toKill;
    List<Worker> idle;
    lock.lock();
    try {
      closed = true;
      idle = List.copyOf(ready);
      ready.clear();
      toKill = List.copyOf(processes);
      starters.forEach(Thread::interrupt);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    idle.forEach(worker -> worker.kill(KillReason.DRAIN));
    toKill.forEach(LaunchedWorker::kill);
    awaitReaped(Duration.ofSeconds(3));
  }

  private void awaitReaped(Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!(processes.isEmpty() && starters.isEmpty()) && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
