package dev.codemode.supervisor.run;

import dev.codemode.supervisor.admission.AdmissionController;
import dev.codemode.supervisor.admission.AdmissionResult;
import dev.codemode.supervisor.admission.Permit;
import dev.codemode.supervisor.broker.CallRecord;
import dev.codemode.supervisor.broker.RunTools;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.config.Tenant;
import dev.codemode.supervisor.fleet.KillReason;
import dev.codemode.supervisor.fleet.Lease;
import dev.codemode.supervisor.fleet.LeaseResult;
import dev.codemode.supervisor.fleet.WorkerPool;
import dev.codemode.supervisor.run.RequestJudge.Refusal;
import dev.codemode.supervisor.run.RunOutcome.RunFailure;
import dev.codemode.supervisor.run.RunOutcome.Usage;
import dev.codemode.supervisor.run.RunOutcome.WorkerOrigin;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request through admission, a worker and the limits to its outcome. Thread-safe; each run
 * blocks the thread that asks for it, meant to be a virtual one.
 */
public final class RunCoordinator implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunCoordinator.class);

  /** Workers tried for a run whose worker is lost before its first statement. */
  private static final int ATTEMPTS = 2;

  /** How long the end of a killed process is waited for; it takes some 20 ms. */
  private static final Duration KILL_GRACE = Duration.ofMillis(200);

  private final CodemodeConfig config;
  private final AdmissionController admission;
  private final WorkerPool pool;
  private final Supplier<RunTools> openTools;
  private final RequestJudge judge;
  private final RunClockwork clockwork = new RunClockwork();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param openTools opens the tools of one run; the run closes them
   */
  public RunCoordinator(
      CodemodeConfig config,
      AdmissionController admission,
      WorkerPool pool,
      Supplier<RunTools> openTools) {
    this.config = config;
    this.admission = admission;
    this.pool = pool;
    this.openTools = openTools;
    this.judge = new RequestJudge(config.limits());
    ResultJson.prepare();
  }

  /**
   * Runs a program and blocks until it is over.
   *
   * @param cancel ends the run when set, at any time
   * @return the outcome, whatever happened; nothing that a caller or a program does is thrown
   */
  public RunOutcome run(RunRequest request, CancelSignal cancel) {
    RunOutcome outcome = judgeAndRun(request, cancel);
    log.atInfo()
        .addKeyValue("run", outcome.runId())
        .addKeyValue("status", outcome.status().code())
        .addKeyValue("ms", outcome.duration().toMillis())
        .addKeyValue("queue_ms", outcome.usage().queued().toMillis())
        .addKeyValue("calls", outcome.calls().size())
        .addKeyValue("worker", outcome.usage().worker())
        .log("A run is over");
    return outcome;
  }

  private RunOutcome judgeAndRun(RunRequest request, CancelSignal cancel) {
    long asked = System.nanoTime();
    RunPlan plan = plan(request);
    Optional<Refusal> refusal = judge.refuse(request);
    if (refusal.isPresent()) {
      Refusal why = refusal.get();
      return notRun(plan, why.status(), why.message(), why.hint(), false, asked);
    }
    Thread waiter = Thread.currentThread();
    var interrupting = new InterruptOnCancel(waiter);
    cancel.onCancel(interrupting);
    try {
      long deadline = asked + config.pool().queueTimeout().toNanos();
      return switch (admission.acquire(Tenant.LOCAL, until(deadline))) {
        case AdmissionResult.Rejected rejected -> rejected(plan, rejected.reason(), asked);
        case AdmissionResult.Admitted admitted -> {
          try (Permit _ = admitted.permit()) {
            yield onWorkers(plan, cancel, interrupting, asked, deadline);
          }
        }
      };
    } catch (InterruptedException e) {
      if (!cancel.isCancelled()) {
        Thread.currentThread().interrupt();
      }
      return notRun(
          plan,
          RunStatus.CANCELLED,
          "The caller cancelled the run before it started.",
          "",
          true,
          asked);
    } finally {
      interrupting.disarm();
    }
  }

  private static Duration until(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private RunOutcome onWorkers(
      RunPlan plan, CancelSignal cancel, InterruptOnCancel interrupting, long asked, long deadline)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      interrupting.arm();
      if (cancel.isCancelled()) {
        throw new InterruptedException("cancelled");
      }
      switch (pool.lease(Tenant.LOCAL, until(deadline))) {
        case LeaseResult.Unavailable unavailable -> {
          return rejected(plan, unavailable.reason(), asked);
        }
        case LeaseResult.Leased leased -> {
          interrupting.disarm();
          Optional<RunOutcome> outcome = onWorker(plan, leased.lease(), cancel, asked, attempt);
          if (outcome.isPresent()) {
            return outcome.get();
          }
        }
      }
    }
  }

  /** Empty when the worker was lost before the first statement and another may be tried. */
  private Optional<RunOutcome> onWorker(
      RunPlan plan, Lease lease, CancelSignal cancel, long asked, int attempt) {
    long leased = System.nanoTime();
    RunTools tools = openTools.get();
    var run = new ActiveRun(plan, config, tools, lease);
    RunEnd end = RunEnd.lost("The worker was lost before it got the program.", true);
    try {
      if (run.begin()) {
        clockwork.watch(run);
        cancel.onCancel(run::cancel);
        end = run.end().join();
      }
    } finally {
      // The worker first: a limit holds from the moment that its process is dead.
      end.killReason().ifPresentOrElse(reason -> discard(lease, reason), lease::giveBack);
      tools.close();
    }
    if (end.neverRan() && !run.hasStarted() && attempt < ATTEMPTS) {
      log.atWarn().addKeyValue("run", plan.runId()).log("Trying another worker");
      return Optional.empty();
    }
    Duration queued = Duration.ofNanos(leased - asked).plus(run.untilStarted());
    return Optional.of(outcome(plan, lease, run, end, tools.ledger(), queued));
  }

  /** A run that served is over by itself; of any other the end is told once its process is gone. */
  private static void discard(Lease lease, KillReason reason) {
    lease.discard(reason);
    if (reason != KillReason.SERVED) {
      var _ =
          lease
              .worker()
              .exit()
              .completeOnTimeout(null, KILL_GRACE.toMillis(), TimeUnit.MILLISECONDS)
              .join();
    }
  }

  private static RunOutcome outcome(
      RunPlan plan,
      Lease lease,
      ActiveRun run,
      RunEnd end,
      List<CallRecord> calls,
      Duration queued) {
    var usage =
        new Usage(
            queued,
            run.compute(),
            end.peakHeapBytes(),
            calls.size(),
            lease.warm() ? WorkerOrigin.WARM : WorkerOrigin.COLD);
    return new RunOutcome(
        plan.runId(),
        end.status(),
        end.resultJson(),
        run.stdout(),
        run.stderr(),
        end.failure(),
        end.hint(),
        run.wall(),
        calls,
        usage,
        plan.replyCharacters());
  }

  private RunPlan plan(RunRequest request) {
    Limits limits = config.limits();
    var id = new byte[16];
    random.nextBytes(id);
    Duration wall = request.timeout().orElse(limits.timeout());
    Duration compute = limits.computeTimeout().compareTo(wall) < 0 ? limits.computeTimeout() : wall;
    return new RunPlan(
        HexFormat.of().formatHex(id),
        request.code(),
        request.variablesJson(),
        wall,
        compute,
        request.maxOutput().orElse(limits.replyCharacters()),
        request.checkOnly());
  }

  private static RunOutcome rejected(RunPlan plan, String reason, long asked) {
    return notRun(
        plan,
        RunStatus.REJECTED,
        "The run was not started: " + reason + ".",
        "Nothing has run; try the same call again later.",
        true,
        asked);
  }

  private static RunOutcome notRun(
      RunPlan plan, RunStatus status, String message, String hint, boolean retryable, long asked) {
    var failure = new RunFailure(status.errorType(), message, "", 0, 0, retryable);
    var usage =
        new Usage(
            Duration.ofNanos(System.nanoTime() - asked), Duration.ZERO, 0, 0, WorkerOrigin.NONE);
    return new RunOutcome(
        plan.runId(),
        status,
        "null",
        "",
        "",
        Optional.of(failure),
        hint.isEmpty() ? Optional.empty() : Optional.of(hint),
        Duration.ZERO,
        List.of(),
        usage,
        plan.replyCharacters());
  }

  /** Stops the clocks. Runs under way end when their workers do. */
  @Override
  public void close() {
    clockwork.close();
  }

  /** Interrupts a thread that waits in a queue, but never after it went on. */
  private static final class InterruptOnCancel implements Runnable {
    private final Thread waiter;
    private boolean armed = true;
    private boolean interrupted;

    InterruptOnCancel(Thread waiter) {
      this.waiter = waiter;
    }

    @Override
    public synchronized void run() {
      if (armed) {
        interrupted = true;
        waiter.interrupt();
      }
    }

    synchronized void arm() {
      armed = true;
    }

    /** Called on the waiting thread; an interrupt that came too late is taken back. */
    synchronized void disarm() {
      armed = false;
      if (interrupted) {
        interrupted = false;
        boolean _ = Thread.interrupted();
      }
    }
  }
}
