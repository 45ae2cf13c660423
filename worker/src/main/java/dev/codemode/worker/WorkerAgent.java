package dev.codemode.worker;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.worker.channel.RunChannel;
import dev.codemode.worker.channel.RunInbox;
import dev.codemode.worker.channel.SupervisorChannel;
import dev.codemode.worker.confine.SelfRestriction;
import dev.codemode.worker.engine.MemoryWatch;
import dev.codemode.worker.engine.PythonEngine;
import dev.codemode.worker.engine.SandboxedContext;
import dev.codemode.worker.engine.WarmUp;
import dev.codemode.worker.guard.ProgramGuard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a worker.
 *
 * <pre>
 *   connecting ──▶ ready ──▶ checking ──▶ running ──▶ gone
 *                    ▲           │            │
 *                    └─ refused ─┴─ if kept ──┘
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

  /**
   * So often, three times each, that the code of a small run is compiled; together they take a
   * quarter of a second.
   */
  private static final int IDLE_REHEARSALS = 12;

  /** How long the supervisor may take to close the stream after the outcome. */
  private static final long LAST_WORDS_MILLIS = 2_000;

  /**
   * What a program in async style needs, in the order of import, a piece each: most of what asyncio
   * costs is what it imports itself.
   */
  private static final List<String> ASYNC_MODULES =
      List.of("inspect", "logging", "typing", "concurrent.futures", "asyncio");

  private record Given(RunChannel channel, StartRun program) {}

  /** A fresh context and its way to the run that it is for. */
  private record Waiting(SandboxedContext context, CurrentRun gateway) {}

  private final Stage stage;
  private final CompletableFuture<SelfRestriction> linked = new CompletableFuture<>();
  private final SupervisorChannel channel;
  private final BlockingQueue<Given> given = new LinkedBlockingQueue<>();
  private final OutputRouter router = new OutputRouter();
  private final MemoryWatch memoryWatch =
      new MemoryWatch(() -> stage().exit(WorkerProtocol.EXIT_MEMORY_LIMIT));
  private volatile boolean running;

  WorkerAgent(Path socket, Stage stage) {
    this.stage = stage;
    var inbox = new RunInbox(this);
    this.channel =
        new SupervisorChannel(socket, frame -> inbox.take(frame, channel()), this::onEnd);
  }

  private Stage stage() {
    return stage;
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
    // Linking takes a while, in which the guest thread starts the interpreter.
    try {
      linked.complete(new SelfRestriction());
    } catch (RuntimeException | LinkageError e) {
      linked.completeExceptionally(e);
    }
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
      stage.exit(WorkerProtocol.EXIT_DONE);
    }
  }

  private void onEnd() {
    stage.exit(WorkerProtocol.EXIT_DONE);
  }

  private void liveOrExit() {
    try {
      live();
    } catch (Throwable e) {
      log.atError().setCause(e).log("The worker failed");
      stage.exit(WorkerProtocol.EXIT_INTERNAL);
    }
  }

  private void live() throws InterruptedException {
    var guard = new ProgramGuard();
    var engine = new PythonEngine();
    WarmUp.run(engine, guard);
    Waiting waiting = waiting(engine);
    // A collection would delay the first run; there is little garbage yet.
    memoryWatch.assumeIdle();
    channel.awaitConnected();
    Ready ready = ready(stage.restrict(linked.join()));
    rehearsal(guard, waiting).blocking(waiting.context());
    while (true) {
      channel.send(WorkerFrame.newBuilder().setReady(ready).build());
      ready = Ready.getDefaultInstance();
      Given next = given.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      if (next == null) {
        prepareWhileIdle(guard, waiting);
        next = given.take();
      }
      waiting.gateway().serve(next.channel());
      var execution = new RunExecution(guard, next.channel(), next.program());
      execution.serve(waiting.context(), router, new Beginning(next));
      boolean stays = next.program().getKeepWorker() && !waiting.context().hasStumbled();
      if (execution.hasStarted() && !stays) {
        // The supervisor has the outcome when it closes the stream; until then this process must
        // live.
        channel.halfClose();
        Thread.sleep(LAST_WORDS_MILLIS);
        stage.exit(WorkerProtocol.EXIT_DONE);
      }
      running = false;
      router.toNobody();
      memoryWatch.unwatch();
      if (execution.hasUsedContext()) {
        waiting.context().close();
        boolean collected = memoryWatch.tidy();
        waiting = waiting(engine);
        if (collected) {
          memoryWatch.assumeIdle();
        }
        rehearsal(guard, waiting).blocking(waiting.context());
      }
    }
  }

  private Waiting waiting(PythonEngine engine) {
    var gateway = new CurrentRun();
    return new Waiting(engine.newContext(gateway, router.stdout(), router.stderr()), gateway);
  }

  private Rehearsal rehearsal(ProgramGuard guard, Waiting waiting) {
    return new Rehearsal(guard, waiting.gateway(), router);
  }

  /**
   * Uses the time until a run is given: prepares for programs in async style, in pieces none of
   * which holds up a run for long. The rehearsals come last: after a full collection the first run
   * costs three times as much, and what they allocate never reaches the generation that is
   * measured.
   */
  private void prepareWhileIdle(ProgramGuard guard, Waiting waiting) {
    Rehearsal rehearsal = rehearsal(guard, waiting);
    List<Runnable> pieces = new ArrayList<>();
    for (String module : ASYNC_MODULES) {
      pieces.add(() -> memoryWatch.countAsIdle(() -> waiting.context().importModule(module)));
    }
    pieces.add(() -> rehearsal.async(waiting.context()));
    pieces.add(memoryWatch::measureIdle);
    pieces.add(() -> rehearsal.async(waiting.context()));
    for (int i = 0; i < IDLE_REHEARSALS; i++) {
      pieces.add(() -> rehearsal.blocking(waiting.context()));
    }
    for (Runnable piece : pieces) {
      if (!given.isEmpty()) {
        return;
      }
      piece.run();
    }
    stage.prepared();
  }

  private static Ready ready(SelfRestriction.Report report) {
    return Ready.newBuilder()
        .setSystemCallsRestricted(report.systemCalls())
        .setFilesRestricted(report.files())
        .addAllProblems(report.problems())
        .build();
  }

  /** What happens between the judgement of a program and its first statement. */
  private final class Beginning implements RunExecution.Observer {
    private final Given given;

    Beginning(Given given) {
      this.given = given;
    }

    @Override
    public boolean begin() {
      running = true;
      if (given.channel().isCancelled()) {
        running = false;
        return false;
      }
      memoryWatch.watch(given.program().getMaxHeapBytes());
      return true;
    }

    @Override
    public long peakBytes() {
      return memoryWatch.peakBytes();
    }
  }
}
