package dev.codemode.worker;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Failure;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.worker.channel.RunChannel;
import dev.codemode.worker.channel.RunInbox;
import dev.codemode.worker.channel.SupervisorChannel;
import dev.codemode.worker.confine.SelfRestriction;
import dev.codemode.worker.guard.GuardOptions;
import dev.codemode.worker.guard.PreparedProgram;
import dev.codemode.worker.guard.ProgramGuard;
import dev.codemode.worker.guard.Verdict;
import dev.codemode.worker.output.OutputPump;
import dev.codemode.worker.tools.JsonText;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker whose engine allows everything: programs read files, start processes and call the host's
 * classes as far as the system lets them. It restricts itself as the real one does, at the same
 * point of its life and by the same code; it has no tools and no memory watch. Stands for a worker
 * whose interpreter was broken out of.
 */
final class LoosenedWorker implements RunInbox.Runs {
  private static final Logger log = LoggerFactory.getLogger(LoosenedWorker.class);

  private static final long GUEST_STACK_BYTES = 64L * 1024 * 1024;

  private record Given(RunChannel channel, StartRun program) {}

  private final Stage stage;
  private final SupervisorChannel channel;
  private final BlockingQueue<Given> given = new LinkedBlockingQueue<>();
  private final ProgramGuard guard = new ProgramGuard();
  private volatile boolean running;

  private LoosenedWorker(Path socket, Stage stage) {
    this.stage = stage;
    var inbox = new RunInbox(this);
    this.channel =
        new SupervisorChannel(
            socket,
            frame -> inbox.take(frame, channel()),
            () -> stage.exit(WorkerProtocol.EXIT_DONE));
  }

  /**
   * @param arguments those of the real worker
   */
  static void serve(String[] arguments, String token) {
    Path socket = Path.of(arguments[0]);
    Lifeline.start();
    new LoosenedWorker(
            socket, new Stage.Service(arguments[1], socket.resolveSibling(WorkerProtocol.BAIT)))
        .start(token);
  }

  private SupervisorChannel channel() {
    return channel;
  }

  private void start(String token) {
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

  @Override
  public void cancel(RunChannel run) {
    run.cancelled();
    if (running) {
      stage.exit(WorkerProtocol.EXIT_DONE);
    }
  }

  private void liveOrExit() {
    try {
      live();
    } catch (Throwable e) {
      log.atError().setCause(e).log("The loosened worker failed");
      stage.exit(WorkerProtocol.EXIT_INTERNAL);
    }
  }

  private void live() throws InterruptedException {
    Engine engine = Engine.newBuilder().allowExperimentalOptions(true).build();
    try (Context context = context(engine, new OutputPump((_, _) -> {}))) {
      context.eval("python", "import json, os, asyncio, java");
    }
    channel.awaitConnected();
    SelfRestriction.Report report = stage.restrict(new SelfRestriction());
    Ready.Builder ready =
        Ready.newBuilder()
            .setSystemCallsRestricted(report.systemCalls())
            .setFilesRestricted(report.files())
            .addAllProblems(report.problems());
    while (true) {
      channel.send(WorkerFrame.newBuilder().setReady(ready).build());
      ready = Ready.newBuilder();
      Given next = given.take();
      running = true;
      next.channel().started();
      next.channel().finished(run(engine, next));
      running = false;
      if (!next.program().getKeepWorker()) {
        channel.halfClose();
        Thread.currentThread().join();
      }
    }
  }

  private RunFinished run(Engine engine, Given next) {
    var pump = new OutputPump(next.channel()::output);
    // Not closed in an orderly way: nothing of what a program left behind may hold it up.
    Context context = context(engine, pump);
    try {
      return completed(evaluate(context, next.program().getCode()));
    } catch (Throwable e) {
      return failed(e);
    } finally {
      pump.close();
      context.close(true);
    }
  }

  private static Context context(Engine engine, OutputPump pump) {
    return Context.newBuilder("python")
        .engine(engine)
        .allowAllAccess(true)
        .out(pump.stdout())
        .err(pump.stderr())
        .build();
  }

  /** What the program's last expression is, as text. */
  private String evaluate(Context context, String code) {
    if (!(guard.inspect(code, new GuardOptions(false, Map.of()))
        instanceof Verdict.Accepted(PreparedProgram program))) {
      throw new IllegalArgumentException("no Python");
    }
    Object value = context.eval("python", program.text());
    if (!program.wrapped()) {
      return value.toString();
    }
    String call = PreparedProgram.MAIN_FUNCTION + "()";
    return context
        .eval("python", program.async() ? "__import__('asyncio').run(" + call + ")" : call)
        .toString();
  }

  private static RunFinished completed(String result) {
    return RunFinished.newBuilder()
        .setStatus(RunFinished.Status.STATUS_COMPLETED)
        .setResultJson(ByteString.copyFromUtf8(JsonText.quoted(result)))
        .build();
  }

  private static RunFinished failed(Throwable error) {
    return RunFinished.newBuilder()
        .setStatus(RunFinished.Status.STATUS_FAILED)
        .setFailure(
            Failure.newBuilder()
                .setErrorType(error.getClass().getSimpleName())
                .setMessage(String.valueOf(error.getMessage())))
        .build();
  }
}
