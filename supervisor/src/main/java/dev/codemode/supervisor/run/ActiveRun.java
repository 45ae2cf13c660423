package dev.codemode.supervisor.run;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.RunTools;
import dev.codemode.supervisor.channel.RunListener;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.fleet.KillReason;
import dev.codemode.supervisor.fleet.Lease;
import dev.codemode.supervisor.launch.Footprint;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run on one worker: hears what the worker says, keeps the clocks, passes calls to the broker,
 * and finds the one terminal cause. Thread-safe; the worker's frames come on the channel's event
 * loop, replies on the broker's threads, checks on the clock's thread.
 */
final class ActiveRun implements RunListener {
  private static final Logger log = LoggerFactory.getLogger(ActiveRun.class);

  /** How long a cancelled run that has not started may take to hand its worker back. */
  private static final Duration CANCEL_GRACE = Duration.ofMillis(100);

  /** How long the exit code of a lost worker is waited for. */
  private static final Duration EXIT_GRACE = Duration.ofMillis(500);

  private final RunPlan plan;
  private final CodemodeConfig config;
  private final RunTools tools;
  private final Lease lease;
  private final CompletableFuture<RunEnd> end = new CompletableFuture<>();

  private final RunClocks clocks;
  private final PrintedOutput printed;
  private final Set<Long> openCalls = new HashSet<>();
  private boolean started;

  /** Carries a look-up out until its answer goes to the worker; empty when there is none. */
  private Optional<Thread> lookUp = Optional.empty();

  private boolean cancelled;
  private long givenAt;
  private long startedAt;

  ActiveRun(RunPlan plan, CodemodeConfig config, RunTools tools, Lease lease) {
    this.plan = plan;
    this.config = config;
    this.tools = tools;
    this.lease = lease;
    this.clocks = new RunClocks(plan.wallLimit(), plan.computeLimit());
    this.printed = new PrintedOutput(config.limits().printed().bytes());
    // Once, not for each: what waits for the end is kept until it comes.
    var _ = end.thenRun(this::giveUpLookUp);
  }

  /** Gives the program to the worker. False when the worker was gone already: nothing happened. */
  boolean begin() {
    synchronized (this) {
      givenAt = System.nanoTime();
      clocks.given(givenAt);
    }
    var start = plan.toStartRun(config).addAllServers(tools.servers()).build();
    return lease.worker().connection().start(plan.runId(), start, this);
  }

  /** Completes, never exceptionally, with the terminal cause. */
  CompletableFuture<RunEnd> end() {
    return end;
  }

  /**
   * Looks at the clocks. Called every few milliseconds while the run is under way.
   *
   * @param withProcess whether to ask the system for the worker's CPU time, memory and threads,
   *     which costs a few file reads
   */
  void checkClocks(boolean withProcess) {
    Duration cpu = withProcess ? lease.worker().cpuTime().orElse(Duration.ZERO) : Duration.ZERO;
    if (withProcess && hasStarted()) {
      Optional<RunEnd> over = lease.worker().footprint().flatMap(this::overItsBounds);
      if (over.isPresent()) {
        stop(over.get());
        return;
      }
    }
    RunClocks.Expired expired;
    synchronized (this) {
      expired = end.isDone() ? null : clocks.expired(System.nanoTime(), cpu);
    }
    if (expired != null) {
      stop(
          RunEnd.expired(
              expired, plan.wallLimit(), plan.computeLimit(), !tools.ledger().isEmpty()));
    }
  }

  private Optional<RunEnd> overItsBounds(Footprint footprint) {
    if (footprint.residentBytes() > config.limits().workerMemory().bytes()) {
      return Optional.of(RunEnd.memoryLimit(config.limits().workerMemory().toString()));
    }
    return footprint.threads() > Footprint.MOST_THREADS
        ? Optional.of(
            RunEnd.lost(
                lostMessage("it had more than %d threads".formatted(Footprint.MOST_THREADS), ""),
                false))
        : Optional.empty();
  }

  /** The caller no longer wants the run. */
  void cancel() {
    boolean askFirst;
    synchronized (this) {
      this.cancelled = true;
      askFirst = !started;
    }
    if (askFirst) {
      lease.worker().connection().cancel(plan.runId());
      CompletableFuture.delayedExecutor(CANCEL_GRACE.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> stop(RunEnd.cancelled()));
    } else {
      stop(RunEnd.cancelled());
    }
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  synchronized boolean hasStarted() {
    return started;
  }

  /** Since the program was given to the worker until its first statement, or until now. */
  synchronized Duration untilStarted() {
    return Duration.ofNanos((started ? startedAt : System.nanoTime()) - givenAt);
  }

  synchronized Duration wall() {
    return clocks.wall(System.nanoTime());
  }

  synchronized Duration compute() {
    return clocks.compute(System.nanoTime());
  }

  synchronized String stdout() {
    return printed.stdout();
  }

  synchronized String stderr() {
    return printed.stderr();
  }

  @Override
  public void signaturesWanted(SignaturesWanted wanted) {
    lookUp("signatures-", () -> answer(wanted));
  }

  @Override
  public void searchWanted(SearchWanted wanted) {
    lookUp("search-", () -> answer(wanted));
  }

  /**
   * Carries a look-up out on a thread of its own, while the look-up clock runs.
   *
   * @param looking makes the answer and gives the way to send it
   */
  private void lookUp(String name, Supplier<Runnable> looking) {
    Thread thread = Thread.ofVirtual().name(name + plan.runId()).unstarted(() -> carryOut(looking));
    boolean second;
    synchronized (this) {
      if (end.isDone()) {
        return;
      }
      second = lookUp.isPresent();
      if (!second) {
        lookUp = Optional.of(thread);
        clocks.lookupBegan(System.nanoTime());
      }
    }
    if (second) {
      // A program waits for each answer, so there is never more than one.
      stop(RunEnd.lost("The worker broke the protocol: two look-ups at a time.", false));
      return;
    }
    thread.start();
    if (end.isDone()) {
      giveUpLookUp();
    }
  }

  private void carryOut(Supplier<Runnable> looking) {
    Runnable sending;
    try {
      sending = looking.get();
    } finally {
      synchronized (this) {
        clocks.lookupEnded(System.nanoTime());
      }
    }
    sending.run();
  }

  /** The answer goes out: only from here on an honest worker can ask again. */
  private synchronized void lookedUp() {
    lookUp = Optional.empty();
  }

  private synchronized void giveUpLookUp() {
    lookUp.ifPresent(Thread::interrupt);
  }

  private Runnable answer(SignaturesWanted wanted) {
    Signatures signatures;
    try {
      signatures = tools.signatures(wanted);
    } catch (Throwable e) {
      log.atError().addKeyValue("run", plan.runId()).setCause(e).log("A look-up failed inside");
      signatures = Signatures.newBuilder().setRequestId(wanted.getRequestId()).build();
    }
    Signatures answer = signatures;
    return () -> lease.worker().connection().sendWhenRoom(plan.runId(), answer, this::lookedUp);
  }

  private Runnable answer(SearchWanted wanted) {
    SearchAnswer found;
    try {
      found = tools.search(wanted);
    } catch (Throwable e) {
      log.atError().addKeyValue("run", plan.runId()).setCause(e).log("A search failed inside");
      found =
          SearchAnswer.newBuilder()
              .setRequestId(wanted.getRequestId())
              .setMistake("the search failed inside the server")
              .build();
    }
    SearchAnswer answer = found;
    return () -> lease.worker().connection().sendWhenRoom(plan.runId(), answer, this::lookedUp);
  }

  @Override
  public void started() {
    Duration cpu = lease.worker().cpuTime().orElse(Duration.ZERO);
    synchronized (this) {
      started = true;
      startedAt = System.nanoTime();
      clocks.started(startedAt, cpu);
    }
    tools.started();
  }

  @Override
  public void output(Output.Stream stream, ByteString data) {
    boolean taken;
    synchronized (this) {
      if (end.isDone()) {
        return;
      }
      taken = printed.append(stream == Output.Stream.STREAM_STDERR, data);
    }
    if (!taken) {
      stop(
          RunEnd.stopped(
              RunStatus.OUTPUT_LIMIT,
              "The program printed more than " + config.limits().printed() + ".",
              "Print less: return the value that matters as the last expression.",
              KillReason.OUTPUT_LIMIT));
    }
  }

  @Override
  public void toolCall(ToolCall call) {
    synchronized (this) {
      if (end.isDone()) {
        return;
      }
      openCalls.add(call.getCallId());
      clocks.callOpened(System.nanoTime());
    }
    switch (tools.call(call, this::reply)) {
      case ACCEPTED -> {}
      case OVER_CALL_LIMIT ->
          stop(
              RunEnd.stopped(
                  RunStatus.TOOL_CALL_LIMIT,
                  "The program made more than %d tool calls."
                      .formatted(config.limits().toolCalls()),
                  "Use tools that take several items at once or filter on their side, or split the work.",
                  KillReason.TOOL_CALL_LIMIT));
      case BREACH ->
          stop(RunEnd.lost("The worker broke the protocol: a call that cannot be.", false));
    }
  }

  private void reply(ToolReply reply) {
    lease.worker().connection().sendWhenRoom(plan.runId(), reply);
    callEnded(reply.getCallId());
  }

  @Override
  public void toolCallCancelled(long callId) {
    tools.cancel(callId);
    callEnded(callId);
  }

  private synchronized void callEnded(long callId) {
    if (openCalls.remove(callId)) {
      clocks.callClosed(System.nanoTime());
    }
  }

  @Override
  public void finished(RunFinished finished) {
    synchronized (this) {
      // The program is over; judging its result is not its time.
      clocks.ended(System.nanoTime());
    }
    RunStatus status =
        switch (finished.getStatus()) {
          case STATUS_COMPLETED -> RunStatus.COMPLETED;
          case STATUS_FAILED -> RunStatus.FAILED;
          case STATUS_POLICY_VIOLATION -> RunStatus.POLICY_VIOLATION;
          case STATUS_MEMORY_LIMIT -> RunStatus.MEMORY_LIMIT;
          case STATUS_OUTPUT_LIMIT -> RunStatus.OUTPUT_LIMIT;
          case STATUS_CANCELLED -> RunStatus.CANCELLED;
          case STATUS_INVALID_ARGUMENT -> RunStatus.INVALID_ARGUMENT;
          case STATUS_UNSPECIFIED, UNRECOGNIZED -> RunStatus.WORKER_LOST;
        };
    if (status == RunStatus.CANCELLED && !isCancelled()) {
      stop(RunEnd.lost("The worker broke the protocol: nobody cancelled the run.", !hasStarted()));
      return;
    }
    long resultBytes = finished.getResultJson().size();
    if (resultBytes > config.limits().result().bytes()
        || (resultBytes > 0 && !ResultJson.isValid(finished.getResultJson().toByteArray()))) {
      stop(
          RunEnd.lost(
              "The worker broke the protocol: its result is no JSON within bounds.", false));
      return;
    }
    stop(RunEnd.finished(finished, status, getsReady(status)));
  }

  /** Whether the worker goes on: always after a program that did not start. */
  private boolean getsReady(RunStatus status) {
    boolean ended = status == RunStatus.COMPLETED || status == RunStatus.FAILED;
    return !hasStarted() || (plan.keepsWorker(config) && ended);
  }

  @Override
  public void lost(String reason) {
    synchronized (this) {
      if (cancelled) {
        // The worker ended because it was asked to.
        end.complete(RunEnd.cancelled());
      }
    }
    var _ =
        lease
            .worker()
            .exit()
            .completeOnTimeout(null, EXIT_GRACE.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(
                exit -> {
                  if (exit != null && exit.code() == WorkerProtocol.EXIT_MEMORY_LIMIT) {
                    stop(RunEnd.memoryLimit(config.limits().heap().toString()));
                  } else if (exit != null && exit.outOfMemory()) {
                    stop(RunEnd.memoryLimit(config.limits().workerMemory().toString()));
                  } else {
                    stop(
                        RunEnd.lost(
                            lostMessage(
                                reason, exit == null ? "" : " (exit code " + exit.code() + ")"),
                            !hasStarted()));
                  }
                });
  }

  private String lostMessage(String reason, String exitCode) {
    String what = "The worker was lost: " + reason + exitCode + ".";
    if (!hasStarted()) {
      return what + " Nothing of the program has run.";
    }
    return tools.ledger().isEmpty()
        ? what + " It had called no tool."
        : what + " Tool calls that it made may have completed.";
  }

  private void stop(RunEnd cause) {
    synchronized (this) {
      clocks.ended(System.nanoTime());
    }
    end.complete(cause);
  }
}
