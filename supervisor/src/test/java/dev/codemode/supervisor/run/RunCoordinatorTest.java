package dev.codemode.supervisor.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Failure;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.supervisor.admission.GlobalAdmission;
import dev.codemode.supervisor.broker.CallStatus;
import dev.codemode.supervisor.channel.FakeWorker;
import dev.codemode.supervisor.channel.WorkerGateway;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.config.PolicySetting;
import dev.codemode.supervisor.config.PoolConfig;
import dev.codemode.supervisor.fleet.FakeLauncher;
import dev.codemode.supervisor.fleet.FakeLauncher.FakeProcess;
import dev.codemode.supervisor.fleet.WorkerPool;
import dev.codemode.supervisor.fleet.WorkerStarter;
import dev.codemode.supervisor.launch.Footprint;
import dev.codemode.supervisor.run.RunOutcome.WorkerOrigin;
import dev.codemode.supervisor.testing.Await;
import dev.codemode.supervisor.testing.Memory;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs on workers that live in this process; what they do is written as the text of the program.
 */
class RunCoordinatorTest {
  private static final PoolConfig POOL =
      new PoolConfig(
          1,
          1,
          1,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          200,
          Duration.ofMinutes(30),
          false);

  private final FakeLauncher launcher =
      new FakeLauncher(FakeLauncher.ready(RunCoordinatorTest::serve));
  private static final Duration COMPUTE = Duration.ofMillis(300);

  private static final AtomicInteger largeAnswers = new AtomicInteger();

  private WorkerGateway gateway;
  private WorkerPool pool;
  private RunCoordinator runs;

  @BeforeEach
  void open() throws IOException {
    open(Isolation.RUN, COMPUTE);
  }

  private void open(Isolation isolation, Duration compute) throws IOException {
    gateway = WorkerGateway.open();
    var config =
        new CodemodeConfig(
            limits(Duration.ofSeconds(20), compute),
            POOL,
            PolicySetting.DEFAULT,
            isolation,
            Confinement.AUTO);
    var starter = new WorkerStarter(launcher, gateway, config.limits(), false, POOL.startTimeout());
    pool = new WorkerPool(starter, POOL, isolation);
    pool.expectRuns();
    runs =
        new RunCoordinator(
            config,
            new GlobalAdmission(POOL),
            pool,
            () -> new FakeTools(config.limits().toolCalls(), largeAnswers));
  }

  @AfterEach
  void close() {
    pool.close();
    runs.close();
    gateway.close();
    assertThat(launcher.alive()).isZero();
  }

  private static Limits limits(Duration timeout, Duration compute) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        timeout,
        usual.maxTimeout(),
        compute,
        usual.toolCallTimeout(),
        usual.heap(),
        usual.workerMemory(),
        3,
        usual.parallelToolCalls(),
        usual.toolReply(),
        ByteSize.kibibytes(1),
        ByteSize.kibibytes(1),
        100,
        10,
        usual.replyCharacters(),
        usual.maxReplyCharacters());
  }

  /** What the fake worker does with the program that it is given. */
  private static void serve(FakeWorker worker, Object spec, FakeProcess process) throws Exception {
    SupervisorFrame frame = worker.next();
    StartRun start = frame.getStartRun();
    String run = frame.getRunId();
    String code = start.getCode();
    if (code.equals("die before start")) {
      process.exit(1);
      return;
    }
    if (code.equals("refuse")) {
      worker.finished(
          run,
          RunFinished.newBuilder()
              .setStatus(RunFinished.Status.STATUS_POLICY_VIOLATION)
              .setFailure(Failure.newBuilder().setMessage("no").setLine(3))
              .build());
      worker.ready();
      serve(worker, spec, process);
      return;
    }
    if (start.getCheckOnly()) {
      worker.completed(run, "{\"calls\":[]}");
      worker.ready();
      serve(worker, spec, process);
      return;
    }
    if (code.startsWith("look up")) {
      long id = code.equals("look up") ? 7 : FakeTools.OVERFLOWING;
      worker.send(
          WorkerFrame.newBuilder()
              .setRunId(run)
              .setSignaturesWanted(SignaturesWanted.newBuilder().setRequestId(id))
              .build());
      assertThat(worker.next().getSignatures().getRequestId()).isEqualTo(id);
    }
    if (code.equals("ask without reading")) {
      worker.stopReading();
      for (int i = 1; i <= 20; i++) {
        int asked = i;
        worker.send(signaturesWanted(run, FakeTools.LARGE, "demo"));
        Await.until(() -> largeAnswers.get() == asked);
      }
    }
    if (code.equals("ask much")) {
      long before = Memory.live();
      WorkerFrame wanted = signaturesWanted(run, 7, "x".repeat(1_000));
      for (int i = 0; i < 100; i++) {
        worker.send(wanted);
        worker.next();
      }
      worker.started(run);
      worker.completed(run, String.valueOf(Memory.live() - before));
      return;
    }
    if (code.equals("forge a cancel")) {
      worker.finished(
          run, RunFinished.newBuilder().setStatus(RunFinished.Status.STATUS_CANCELLED).build());
      return;
    }
    if (code.equals("wait before start")) {
      if (worker.next().hasCancelRun()) {
        worker.finished(
            run, RunFinished.newBuilder().setStatus(RunFinished.Status.STATUS_CANCELLED).build());
        worker.ready();
        serve(worker, spec, process);
      }
      return;
    }
    worker.started(run);
    switch (code) {
      case "loop" -> {}
      case "hang" -> worker.call(run, 1, "demo", "hang");
      case "burn" -> {
        // The reply shows that the start was seen, so that what follows counts from there.
        worker.call(run, 1, "demo", "echo");
        worker.next();
        worker.call(run, 2, "demo", "hang");
        process.useCpu(Duration.ofSeconds(1));
      }
      case "flood" -> worker.output(run, "x".repeat(2_000));
      case "crash" -> process.exit(1);
      case "crash after a call" -> {
        worker.call(run, 1, "demo", "hang");
        process.exit(1);
      }
      case "memory" -> process.exit(WorkerProtocol.EXIT_MEMORY_LIMIT);
      case "killed for memory" -> process.runOutOfMemory();
      case "grow" -> process.take(new Footprint(800L << 20, 25));
      case "many threads" -> process.take(new Footprint(300L << 20, 257));
      case "garbage" -> worker.completed(run, "{");
      case "two values" -> worker.completed(run, "1 2");
      case "large" -> worker.completed(run, "\"" + "x".repeat(2_000) + "\"");
      case "raise" ->
          worker.finished(
              run,
              RunFinished.newBuilder()
                  .setStatus(RunFinished.Status.STATUS_FAILED)
                  .setFailure(
                      Failure.newBuilder()
                          .setErrorType("ValueError")
                          .setMessage("bad")
                          .setTraceback("tb")
                          .setLine(2))
                  .setHint("do it well")
                  .build());
      case "call too often" -> {
        for (int i = 1; i <= 4; i++) {
          worker.call(run, i, "demo", "echo");
        }
      }
      case "echo" -> {
        worker.call(run, 1, "demo", "echo");
        assertThat(worker.next().getToolReply().getValueJson())
            .isEqualTo(ByteString.copyFromUtf8("1"));
        worker.output(run, "printed");
        worker.completed(run, "{\"a\":[1]}");
      }
      default -> worker.completed(run, "2");
    }
    if (start.getKeepWorker() && List.of("raise", "echo", "1 + 1").contains(code)) {
      worker.ready();
      serve(worker, spec, process);
    }
  }

  private static WorkerFrame signaturesWanted(String run, long id, String name) {
    ToolName tool = ToolName.newBuilder().setServer("demo").setTool(name).build();
    return WorkerFrame.newBuilder()
        .setRunId(run)
        .setSignaturesWanted(
            SignaturesWanted.newBuilder()
                .setRequestId(id)
                .addAllTools(Collections.nCopies(1_000, tool)))
        .build();
  }

  @Test
  void workerThatAsksAndDoesNotReadIsLost() {
    largeAnswers.set(0);
    RunOutcome outcome = run("ask without reading");
    assertThat(outcome.status()).isEqualTo(RunStatus.WORKER_LOST);
    assertThat(outcome.failure().orElseThrow().message()).contains("two look-ups at a time");
    // One for the transport, one for the queue, one that waits.
    assertThat(largeAnswers.get()).isLessThanOrEqualTo(3);
    nextRunSucceeds();
  }

  @Test
  void lookUpsThatAreOverTakeNoMemory() throws IOException {
    // To make and to read so many takes its time.
    close();
    open(Isolation.RUN, Duration.ofSeconds(20));
    // The questions have 1 MB each.
    RunOutcome outcome = run("ask much");
    assertThat(outcome.status()).as("%s", outcome).isEqualTo(RunStatus.COMPLETED);
    assertThat(Long.parseLong(outcome.resultJson())).isLessThan(32 << 20);
  }

  @Test
  void cancelThatNobodyAskedForIsABreach() {
    RunOutcome outcome = run("forge a cancel");
    assertThat(outcome.status()).isEqualTo(RunStatus.WORKER_LOST);
    assertThat(outcome.failure().orElseThrow().message()).contains("nobody cancelled");
    nextRunSucceeds();
  }

  private RunOutcome run(String code) {
    return runs.run(request(code), new CancelSignal());
  }

  private static RunRequest request(String code) {
    return new RunRequest(code, Optional.empty(), "{}", OptionalInt.empty());
  }

  @Test
  void lookUpThatOverflowsIsAnswered() {
    assertThat(run("look up in vain").status()).isEqualTo(RunStatus.COMPLETED);
  }

  private void nextRunSucceeds() {
    assertThat(run("1 + 1").status()).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void programCompletesWithResultOutputAndLedger() throws Exception {
    Await.until(() -> pool.status().ready() == 1);
    RunOutcome outcome = run("echo");
    assertThat(outcome.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(outcome.resultJson()).isEqualTo("{\"a\":[1]}");
    assertThat(outcome.stdout()).isEqualTo("printed");
    assertThat(outcome.calls()).extracting(call -> call.status()).containsExactly(CallStatus.OK);
    assertThat(outcome.usage().worker()).isEqualTo(WorkerOrigin.WARM);
    assertThat(outcome.failure()).isEmpty();
    nextRunSucceeds();
  }

  @Test
  void workerOfATenantServesOnAfterARunThatEndedByItself() throws Exception {
    close();
    open(Isolation.TENANT, COMPUTE);
    Await.until(() -> pool.status().ready() == 1);
    assertThat(run("echo").status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(run("raise").status()).isEqualTo(RunStatus.FAILED);
    assertThat(run("echo").stdout()).isEqualTo("printed");
    assertThat(launcher.launches()).as("one for each way of isolation").isEqualTo(2);
    assertThat(run("loop").status()).isEqualTo(RunStatus.TIMEOUT);
    nextRunSucceeds();
    assertThat(launcher.launches()).isGreaterThan(2);
  }

  @Test
  void signaturesAreAnsweredBeforeTheStart() {
    RunOutcome outcome = run("look up");
    assertThat(outcome.status()).as("%s", outcome).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void raisedExceptionIsReported() {
    RunOutcome outcome = run("raise");
    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    var failure = outcome.failure().orElseThrow();
    assertThat(failure.errorType()).isEqualTo("ValueError");
    assertThat(failure.line()).isEqualTo(2);
    assertThat(outcome.hint()).contains("do it well");
  }

  @Test
  void refusedProgramCostsNoWorker() throws Exception {
    Await.until(() -> pool.status().ready() == 1);
    RunOutcome outcome = run("refuse");
    assertThat(outcome.status()).isEqualTo(RunStatus.POLICY_VIOLATION);
    assertThat(outcome.failure().orElseThrow().errorType()).isEqualTo("POLICY_VIOLATION");
    assertThat(outcome.duration()).isZero();
    Await.until(() -> pool.status().leased() == 0);
    nextRunSucceeds();
  }

  @Test
  void checkEndsWithoutAStartAndCostsNoWorker() throws Exception {
    Await.until(() -> pool.status().ready() == 1);
    RunOutcome outcome =
        runs.run(
            new RunRequest("echo", Optional.empty(), "{}", OptionalInt.empty(), true),
            new CancelSignal());
    assertThat(outcome.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(outcome.resultJson()).isEqualTo("{\"calls\":[]}");
    assertThat(outcome.duration()).isZero();
    assertThat(outcome.calls()).isEmpty();
    Await.until(() -> pool.status().leased() == 0 && pool.status().ready() == 1);
    nextRunSucceeds();
  }

  @Test
  void computeClockEndsARunThatLoops() {
    RunOutcome outcome = run("loop");
    assertThat(outcome.status()).isEqualTo(RunStatus.TIMEOUT);
    assertThat(outcome.duration()).isBetween(Duration.ofMillis(300), Duration.ofMillis(2_800));
    assertThat(outcome.failure().orElseThrow().message()).contains("computed for more than 0.3 s");
    nextRunSucceeds();
  }

  @Test
  void wallClockEndsARunThatLoops() {
    var request =
        new RunRequest("loop", Optional.of(Duration.ofMillis(100)), "{}", OptionalInt.empty());
    RunOutcome outcome = runs.run(request, new CancelSignal());
    assertThat(outcome.status()).isEqualTo(RunStatus.TIMEOUT);
    assertThat(outcome.failure().orElseThrow().message()).contains("timeout of 0.1 s");
  }

  @Test
  void cpuTimeIsBoundedWhileACallIsOpen() {
    RunOutcome outcome = run("burn");
    assertThat(outcome.status()).isEqualTo(RunStatus.TIMEOUT);
    assertThat(outcome.failure().orElseThrow().message()).contains("CPU time");
    assertThat(outcome.calls())
        .extracting(call -> call.status())
        .containsExactly(CallStatus.OK, CallStatus.UNFINISHED);
  }

  @Test
  void floodOfOutputEndsTheRun() {
    assertThat(run("flood").status()).isEqualTo(RunStatus.OUTPUT_LIMIT);
    nextRunSucceeds();
  }

  @Test
  void oneCallTooManyEndsTheRun() {
    RunOutcome outcome = run("call too often");
    assertThat(outcome.status()).isEqualTo(RunStatus.TOOL_CALL_LIMIT);
    assertThat(outcome.calls()).hasSize(3);
    nextRunSucceeds();
  }

  @Test
  void memoryExitCodeIsTheMemoryLimit() {
    assertThat(run("memory").status()).isEqualTo(RunStatus.MEMORY_LIMIT);
    nextRunSucceeds();
  }

  @Test
  void whatTheSystemKilledForItsMemoryIsTheMemoryLimit() {
    assertThat(run("killed for memory").status()).isEqualTo(RunStatus.MEMORY_LIMIT);
    nextRunSucceeds();
  }

  @Test
  void processOverItsMemoryOrItsThreadsIsEnded() {
    assertThat(run("grow").status()).isEqualTo(RunStatus.MEMORY_LIMIT);
    RunOutcome threads = run("many threads");
    assertThat(threads.status()).isEqualTo(RunStatus.WORKER_LOST);
    assertThat(threads.failure().orElseThrow().message()).contains("256 threads");
    nextRunSucceeds();
  }

  @Test
  void crashSaysWhetherToolsMayHaveRun() {
    RunOutcome plain = run("crash");
    assertThat(plain.status()).isEqualTo(RunStatus.WORKER_LOST);
    assertThat(plain.failure().orElseThrow().message()).contains("had called no tool");
    RunOutcome called = run("crash after a call");
    assertThat(called.failure().orElseThrow().message()).contains("may have completed");
    assertThat(called.failure().orElseThrow().retryable()).isFalse();
    nextRunSucceeds();
  }

  @Test
  void workerLostBeforeTheStartIsReplacedOnce() {
    RunOutcome outcome = run("die before start");
    assertThat(outcome.status()).isEqualTo(RunStatus.WORKER_LOST);
    assertThat(outcome.failure().orElseThrow().message())
        .contains("Nothing of the program has run");
    assertThat(outcome.failure().orElseThrow().retryable()).isTrue();
    assertThat(launcher.launches()).isGreaterThanOrEqualTo(2);
    nextRunSucceeds();
  }

  @Test
  void resultThatIsNoJsonIsABreach() {
    for (String program : new String[] {"garbage", "two values", "large"}) {
      assertThat(run(program).status()).as(program).isEqualTo(RunStatus.WORKER_LOST);
    }
    nextRunSucceeds();
  }

  @Test
  void runIsCancelledWhileItRuns() throws Exception {
    var cancel = new CancelSignal();
    var outcome = CompletableFuture.supplyAsync(() -> runs.run(request("hang"), cancel));
    Await.until(() -> pool.status().leased() == 1);
    cancel.cancel();
    assertThat(outcome.get(5, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.CANCELLED);
    nextRunSucceeds();
  }

  @Test
  void runIsCancelledBeforeItStarts() throws Exception {
    var cancel = new CancelSignal();
    var outcome =
        CompletableFuture.supplyAsync(() -> runs.run(request("wait before start"), cancel));
    Await.until(() -> pool.status().leased() == 1);
    cancel.cancel();
    assertThat(outcome.get(5, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.CANCELLED);
    nextRunSucceeds();
  }

  @Test
  void runIsCancelledWhileItWaits() throws Exception {
    var hold = new CancelSignal();
    var holder = CompletableFuture.supplyAsync(() -> runs.run(request("wait before start"), hold));
    Await.until(() -> pool.status().leased() == 1);
    var cancel = new CancelSignal();
    var outcome = new CompletableFuture<RunOutcome>();
    Thread waiter =
        Thread.ofPlatform()
            .name("waiter")
            .start(() -> outcome.complete(runs.run(request("1"), cancel)));
    Await.until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    cancel.cancel();
    assertThat(outcome.get(5, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.CANCELLED);
    hold.cancel();
    assertThat(holder.get(5, TimeUnit.SECONDS).status()).isEqualTo(RunStatus.CANCELLED);
    nextRunSucceeds();
  }

  @Test
  void badRequestsAreRefusedBeforeTheyCostAnything() {
    RunOutcome tooLong =
        runs.run(
            new RunRequest("1", Optional.of(Duration.ofSeconds(301)), "{}", OptionalInt.empty()),
            new CancelSignal());
    assertThat(tooLong.status()).isEqualTo(RunStatus.INVALID_ARGUMENT);
    assertThat(tooLong.failure().orElseThrow().message())
        .isEqualTo("timeout is 301 s; it must be more than 0 and at most 300 s.");
    assertThat(run("x".repeat(101)).failure().orElseThrow().message())
        .isEqualTo("The program has 101 characters; at most 100 are accepted.");
    assertThat(run("1\n".repeat(11)).status()).isEqualTo(RunStatus.POLICY_VIOLATION);
    assertThat(run("1\n".repeat(11)).usage().worker()).isEqualTo(WorkerOrigin.NONE);
  }
}
