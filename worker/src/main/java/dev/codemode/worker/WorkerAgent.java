package dev.codemode.worker;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.worker.channel.RunChannel;
import dev.codemode.worker.channel.RunInbox;
import dev.codemode.worker.channel.SupervisorChannel;
import dev.codemode.worker.engine.IdleWarmUp;
import dev.codemode.worker.engine.MemoryWatch;
import dev.codemode.worker.engine.ProgramOutcome;
import dev.codemode.worker.engine.PythonEngine;
import dev.codemode.worker.engine.SandboxedContext;
import dev.codemode.worker.engine.WarmUp;
import dev.codemode.worker.guard.ProgramGuard;
import dev.codemode.worker.output.OutputPump;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a worker.
 *
 * <pre>
 *   connecting ──▶ ready ──▶ checking ──▶ running ──▶ gone
 *                    ▲           │
 *                    └─ refused ─┘
 * </pre>
 *
 * The channel's thread hands runs over; one guest thread with a deep stack does everything that
 * touches the interpreter.
 */
final class WorkerAgent implements RunInbox.Runs {
  private static final Logger log = LoggerFactory.getLogger(WorkerAgent.class);

  /** Bounds recursion in programs: about 20,000 Python calls. */
  private static final long GUEST_STACK_BYTES = 64L * 1024 * 1024;

  /** A worker without a run for so long uses the time to prepare further. */
  private static final long IDLE_MILLIS = 500;

  /** How long the supervisor may take to close the stream after the outcome. */
  private static final long LAST_WORDS_MILLIS = 2_000;

  private record Given(RunChannel channel, StartRun program) {}

  private final SupervisorChannel channel;
  private final BlockingQueue<Given> given = new LinkedBlockingQueue<>();
  private final OutputRouter router = new OutputRouter();
  private final MemoryWatch memoryWatch =
      new MemoryWatch(() -> exit(WorkerProtocol.EXIT_MEMORY_LIMIT));
  private volatile boolean running;

  WorkerAgent(Path socket) {
    var inbox = new RunInbox(this);
    this.channel =
        new SupervisorChannel(socket, frame -> inbox.take(frame, channel()), this::onEnd);
  }

  private SupervisorChannel channel() {
    return channel;
  }

  /** Starts the guest thread and dials in; returns at once. */
  void start(String token) {
    var _ = Thread.ofPlatform().name("guest").stackSize(GUEST_STACK_BYTES).start(this::liveOrExit);
    channel.open();
    channel.send(
        WorkerFrame.newBuilder()
            .setHello(Hello.newBuilder().setProtocolVersion(WorkerProtocol.VERSION).setToken(token))
            .build());
  }

  @Override
  public void start(RunChannel run, StartRun program) {
    given.add(new Given(run, program));
  }

  /** In this order: a program that starts at this moment sees the one or is seen by the other. */
  @Override
  public void cancel(RunChannel run) {
    run.cancelled();
    if (running) {
      exit(WorkerProtocol.EXIT_DONE);
    }
  }

  private void onEnd() {
    exit(WorkerProtocol.EXIT_DONE);
  }

  private void liveOrExit() {
    try {
      live();
    } catch (Throwable e) {
      log.atError().setCause(e).log("The worker failed");
      exit(WorkerProtocol.EXIT_INTERNAL);
    }
  }

  private void live() throws InterruptedException {
    var guard = new ProgramGuard();
    var engine = new PythonEngine();
    WarmUp.run(engine, guard);
    var gateway = new CurrentRun();
    SandboxedContext context = engine.newContext(gateway, router.stdout(), router.stderr());
    memoryWatch.measureIdle();
    while (true) {
      ready();
      Given next = given.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (next == null) {
        prepareWhileIdle(engine, guard, context);
        next = given.take();
      }
      gateway.serve(next.channel());
      var execution = new RunExecution(guard, next.channel(), next.program());
      serve(execution, next, context);
      if (execution.hasStarted()) {
        // The supervisor has the outcome when it closes the stream; until then this process must
        // live.
        Thread.sleep(LAST_WORDS_MILLIS);
        exit(WorkerProtocol.EXIT_DONE);
      }
      if (execution.hasUsedContext()) {
        context.close();
        gateway = new CurrentRun();
        context = engine.newContext(gateway, router.stdout(), router.stderr());
        memoryWatch.measureIdle();
      }
    }
  }

  /** Uses the time until a run is given. */
  private void prepareWhileIdle(PythonEngine engine, ProgramGuard guard, SandboxedContext context) {
    try (var pieces = new IdleWarmUp(engine, guard, context, spare -> Rehearsal.in(spare, guard))) {
      while (given.isEmpty() && pieces.next()) {
        // The next piece, unless somebody waits.
      }
    }
    if (given.isEmpty()) {
      memoryWatch.measureIdle();
    }
  }

  private void ready() {
    channel.send(WorkerFrame.newBuilder().setReady(Ready.getDefaultInstance()).build());
  }

  private void serve(RunExecution execution, Given next, SandboxedContext context) {
    RunChannel run = next.channel();
    ProgramOutcome outcome;
    try (var pump =
        new OutputPump((Output.Stream stream, byte[] data) -> run.output(stream, data))) {
      // Warnings of the compiler come before the start, when nothing may be sent: they are dropped.
      outcome = execution.execute(context, () -> begin(next), () -> router.to(pump));
    }
    run.finished(
        RunExecution.report(outcome, execution.hasStarted() ? memoryWatch.peakBytes() : 0));
    if (execution.hasStarted()) {
      channel.halfClose();
    }
  }

  /** Whether the program may start; it may not when it was cancelled before this moment. */
  private boolean begin(Given next) {
    running = true;
    if (next.channel().isCancelled()) {
      running = false;
      return false;
    }
    memoryWatch.watch(next.program().getMaxHeapBytes());
    return true;
  }

  /**
   * Ends the process without asking anybody: nothing here is worth saving, and nothing may hold it
   * up.
   */
  private static void exit(int code) {
    Runtime.getRuntime().halt(code);
  }
}
