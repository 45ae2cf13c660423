package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.config.PoolConfig;
import dev.codemode.supervisor.config.Tenant;
import dev.codemode.supervisor.fleet.WorkerStarter.StartFailedException;
import dev.codemode.supervisor.process.AvailableMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps workers ready and lends each to one run, or to one run after the other of the same tenant
 * ({@link Isolation}). A worker is started at once when a caller waits, at most one start per core
 * at a time, so that a burst waits in line instead of slowing every start down. What is only to be
 * kept ready is started when a lease ends and leaves a core free, or a moment after it began: most
 * runs are over by then and need not share the processor with a start. How many are kept follows
 * {@link WarmTarget}; what is over it is ended. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);

  /** Failed starts in a row after which callers are told instead of kept waiting. */
  private static final int FAILURES_UNTIL_UNAVAILABLE = 3;

  /** How long replenishing leaves the processor to a run that was just given its worker. */
  private static final Duration REPLENISH_DELAY = Duration.ofSeconds(2);

  /**
   * How long the end of a worker that served its run and the start of the next leave the processor
   * to whoever brings the outcome to the caller.
   */
  private static final Duration ANSWER_TIME = Duration.ofMillis(50);

  /** How often the pool asks whether it keeps too many. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /**
   * How long a worker may take to be ready again, while somebody may wait for it; a fresh context
   * and a collection take some 0.3 s.
   */
  private static final Duration RETURN_TIMEOUT = Duration.ofSeconds(5);

  private final WorkerStarter starter;
  private final Isolation isolation;
  private final WarmTarget target;
  private final RecycleRule recycleRule;
  private final int cores;

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final ReadyWorkers ready = new ReadyWorkers();
  private final Set<Worker> leased = new HashSet<>();

  /** Those whose lease ended and that are not ready again yet. */
  private final Set<Worker> returning = new HashSet<>();

  private final LiveProcesses processes = new LiveProcesses();
  private final Set<Thread> starters = new HashSet<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pool-clock").daemon().factory());

  private final WaitingTenants waiting = new WaitingTenants();
  private final StartHistory starts = new StartHistory();
  private boolean looksSoon;
  private boolean closed;

  /**
   * @param isolation whether workers whose run is over come back
   */
  public WorkerPool(WorkerStarter starter, PoolConfig config, Isolation isolation) {
    this(
        starter,
        config,
        isolation,
        new WarmTarget(config.warm(), System::nanoTime, AvailableMemory::bytes));
  }

  WorkerPool(WorkerStarter starter, PoolConfig config, Isolation isolation, WarmTarget target) {
    this.starter = starter;
    this.isolation = isolation;
    this.target = target;
    this.recycleRule = new RecycleRule(config);
    this.cores = Math.max(1, Runtime.getRuntime().availableProcessors());
    var _ =
        clock.scheduleAtFixedRate(
            this::lookRegularly,
            LOOK_EVERY.toMillis(),
            LOOK_EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * A client is there and may want a run: a worker is started in the background unless one is ready
   * or on its way.
   */
  public void expectRuns() {
    lock.lock();
    try {
      target.expected();
      if (leased.size() < cores) {
        startMissing(Math.min(1, target.count(ready.size())));
      } else {
        keepWarmLater();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lends a ready worker, waiting for one if need be: never one that served another tenant.
   *
   * @param tenant whose run it is for
   * @param atMost the longest wait
   * @throws InterruptedException when interrupted while waiting; nothing is lent then
   */
  public LeaseResult lease(Tenant tenant, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    boolean warm = true;
    lock.lockInterruptibly();
    try {
      waiting.add(tenant);
      try {
        int failuresBefore = starts.failuresInARow();
        while (true) {
          if (closed) {
            return new LeaseResult.Unavailable("the server is stopping");
          }
          Optional<Worker> worker = ready.take(tenant);
          if (worker.isPresent()) {
            worker.get().bind(tenant);
            leased.add(worker.get());
            target.used(leased.size());
            keepWarmLater();
            return new LeaseResult.Leased(new Lease(this, worker.get(), warm));
          }
          if (starts.failuresInARow() >= failuresBefore + FAILURES_UNTIL_UNAVAILABLE) {
            return new LeaseResult.Unavailable(
                "workers cannot start: " + starts.lastFailure().orElse("unknown"));
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
        waiting.remove(tenant);
      }
    } finally {
      lock.unlock();
    }
  }

  public PoolStatus status() {
    lock.lock();
    try {
      return new PoolStatus(
          ready.size(),
          starters.size() + returning.size(),
          leased.size(),
          starts.lastStart(),
          starts.restriction(),
          starts.lastFailure());
    } finally {
      lock.unlock();
    }
  }

  /** The lease ended, and the worker gets ready again by itself. */
  void takeBack(Worker worker) {
    lock.lock();
    try {
      leased.remove(worker);
      returning.add(worker);
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual()
        .name("take-back-" + worker.id())
        .start(
            () -> {
              try {
                worker.connection().ready().get(RETURN_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
                onReadyAgain(worker);
              } catch (TimeoutException e) {
                notReady(worker, "it took too long", KillReason.START_TIMEOUT);
              } catch (ExecutionException e) {
                notReady(worker, String.valueOf(reason(e)), KillReason.LOST);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                discard(worker, KillReason.DRAIN);
              }
            });
  }

  private void notReady(Worker worker, String reason, KillReason killReason) {
    if (!isClosed()) {
      log.atWarn()
          .addKeyValue("worker", worker.id())
          .addKeyValue("reason", reason)
          .log("A worker did not get ready again");
    }
    discard(worker, killReason);
  }

  private static @Nullable String reason(ExecutionException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void onReadyAgain(Worker worker) {
    if (recycleRule.isWornOut(worker)) {
      log.atInfo()
          .addKeyValue("worker", worker.id())
          .addKeyValue("runs", worker.leases())
          .addKeyValue("grown_mib", worker.grownBytes() >> 20)
          .log("A worker served long enough");
      discard(worker, KillReason.RECYCLED);
      return;
    }
    lock.lock();
    try {
      returning.remove(worker);
      target.used(leased.size());
      if (!closed && isWanted(worker)) {
        addReady(worker);
        return;
      }
    } finally {
      lock.unlock();
    }
    worker.kill(KillReason.EVICTED);
  }

  /** The lease ended and the worker has no further use. */
  void discard(Worker worker, KillReason reason) {
    lock.lock();
    try {
      leased.remove(worker);
      target.used(leased.size());
      if (reason == KillReason.SERVED && waiting.count() == 0 && !closed) {
        var _ =
            clock.schedule(
                () -> end(worker, reason), ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS);
        return;
      }
    } finally {
      lock.unlock();
    }
    end(worker, reason);
  }

  private void end(Worker worker, KillReason reason) {
    worker.kill(reason);
    lock.lock();
    try {
      returning.remove(worker);
      changed.signalAll();
      if (leased.size() < cores) {
        keepWarm();
      } else {
        keepWarmLater();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Starts what is missing of the warm workers. Called with the lock held. */
  private void keepWarm() {
    startMissing(target.count(ready.size()));
  }

  /** Called with the lock held. */
  private void keepWarmLater() {
    if (closed || looksSoon) {
      return;
    }
    looksSoon = true;
    var _ =
        clock.schedule(
            () -> {
              lock.lock();
              try {
                looksSoon = false;
                keepWarm();
              } finally {
                lock.unlock();
              }
            },
            REPLENISH_DELAY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Whether a worker should join those that are ready. Called with the lock held. */
  private boolean isWanted(Worker worker) {
    boolean waitedFor =
        worker.isUnbound() ? ready.unbound() < waiting.count() : waiting.mayUse(worker);
    return waitedFor || ready.size() < mayBeReady(ready.size() + 1);
  }

  /** Called with the lock held. */
  private int mayBeReady(int there) {
    return isolation == Isolation.RUN ? target.count(there) : target.mayStay(there);
  }

  /** Ends the workers that are ready for nobody, and those that served long enough. */
  void shrink() {
    var wornOut = new ArrayList<Worker>();
    var evicted = new ArrayList<Worker>();
    lock.lock();
    try {
      wornOut.addAll(ready.takeAll(recycleRule::endsWaiting));
      // While somebody waits, what is ready is his in a moment or another tenant's.
      while (waiting.count() == 0 && ready.size() > mayBeReady(ready.size())) {
        evicted.add(ready.takeLongestUnused());
      }
      keepWarm();
    } finally {
      lock.unlock();
    }
    wornOut.forEach(worker -> worker.kill(KillReason.RECYCLED));
    evicted.forEach(worker -> worker.kill(KillReason.EVICTED));
  }

  private void lookRegularly() {
    try {
      shrink();
    } catch (Throwable e) {
      // A task that throws is not called again.
      log.atError().setCause(e).log("Looking at the warm workers failed");
    }
  }

  /** Starts what those who wait and {@code spare} others need. Called with the lock held. */
  private void startMissing(int spare) {
    while (!closed && starters.size() < parallelStarts() && isMissing(spare)) {
      Duration pause = starts.pause();
      Thread starting = Thread.ofVirtual().name("worker-start").unstarted(() -> startOne(pause));
      starters.add(starting);
      starting.start();
    }
  }

  /** Called with the lock held. */
  private boolean isMissing(int spare) {
    int coming = starters.size() + returning.size();
    // Whoever waits found none of his own among those that are ready.
    boolean forThoseWhoWait = ready.unbound() + coming < waiting.count();
    // A run uses its worker up, or brings it back.
    int toKeep =
        isolation == Isolation.RUN
            ? spare + waiting.count() - ready.size() - coming
            : spare - ready.size() - coming - leased.size();
    return forThoseWhoWait || toKeep > 0;
  }

  /**
   * The very first worker starts alone: somebody may wait for it, and a second start would slow it
   * down.
   */
  private int parallelStarts() {
    return starts.lastStart().isEmpty() ? 1 : cores;
  }

  private void startOne(Duration pause) {
    long began = System.nanoTime();
    try {
      if (!pause.isZero()) {
        Thread.sleep(pause);
        began = System.nanoTime();
      }
      Worker worker = starter.start(processes::add);
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

  private void started(Worker worker, Duration took) {
    log.atInfo()
        .addKeyValue("worker", worker.id())
        .addKeyValue("ms", took.toMillis())
        .log("A worker is ready");
    var _ = worker.connection().gone().thenAccept(reason -> reap(worker, reason));
    lock.lock();
    try {
      startEnded();
      starts.succeeded(took, worker.connection().restriction());
      if (!closed && isWanted(worker)) {
        addReady(worker);
        startMissing(0);
        keepWarmLater();
        return;
      }
    } finally {
      lock.unlock();
    }
    worker.kill(KillReason.EVICTED);
  }

  /** Called with the lock held, on the thread of the start. */
  private void startEnded() {
    starters.remove(Thread.currentThread());
    changed.signalAll();
  }

  /** Called with the lock held. */
  private void addReady(Worker worker) {
    worker.becameReady();
    ready.add(worker);
    changed.signalAll();
    if (worker.connection().gone().isDone()) {
      // It ended before anybody could have found it here.
      reap(worker, "it ended as it became ready");
    }
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
      starts.failed(reason);
      keepWarm();
    } finally {
      lock.unlock();
    }
  }

  /** Kills every worker and waits, at most 3 s, until all are reaped. Idempotent. */
  @Override
  public void close() {
    List<Worker> idle;
    lock.lock();
    try {
      closed = true;
      clock.shutdownNow();
      idle = ready.takeAll(_ -> true);
      starters.forEach(Thread::interrupt);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    idle.forEach(worker -> worker.kill(KillReason.DRAIN));
    processes.killAll();
    awaitReaped(Duration.ofSeconds(3));
  }

  /** Starts first: they may still launch. */
  private void awaitReaped(Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (!starters.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    try {
      processes.awaitNone(Duration.ofNanos(Math.max(0, left)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
