package dev.codemode.worker;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.PolicyMode;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.worker.channel.RunChannel;
import dev.codemode.worker.engine.ProgramOutcome;
import dev.codemode.worker.engine.SandboxedContext;
import dev.codemode.worker.engine.SandboxedContext.Surroundings;
import dev.codemode.worker.guard.CallCheck;
import dev.codemode.worker.guard.GuardOptions;
import dev.codemode.worker.guard.PreparedProgram;
import dev.codemode.worker.guard.ProgramGuard;
import dev.codemode.worker.guard.Verdict;
import dev.codemode.worker.guard.Violation;
import dev.codemode.worker.output.OutputPump;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * One run on the guest thread: judge, look up signatures, check calls, compile, start, run, report.
 */
final class RunExecution {
  private final ProgramGuard guard;
  private final RunChannel channel;
  private final StartRun start;
  private boolean started;
  private boolean contextUsed;

  RunExecution(ProgramGuard guard, RunChannel channel, StartRun start) {
    this.guard = guard;
    this.channel = channel;
    this.start = start;
  }

  /** Whether the program's first statement was reached. */
  boolean hasStarted() {
    return started;
  }

  /** Whether the context is no longer as fresh as it was. */
  boolean hasUsedContext() {
    return contextUsed;
  }

  /** Who is told of the run's progress. Called on the guest thread. */
  interface Observer {
    /** The first statement is next; answers whether it may be reached. */
    boolean begin();

    /** The most bytes of heap that the program was seen to use, in bytes. */
    long peakBytes();
  }

  /** Runs the program, sends what it prints meanwhile, and its outcome at the end. */
  void serve(SandboxedContext context, OutputRouter router, Observer observer) {
    ProgramOutcome outcome;
    try (var pump = new OutputPump(channel::output)) {
      outcome = execute(context, () -> start(observer, () -> router.to(pump)));
    }
    channel.finished(report(outcome, started ? observer.peakBytes() : 0));
  }

  private ProgramOutcome execute(SandboxedContext context, BooleanSupplier onStart) {
    Map<String, String> servers =
        start.getServersList().stream()
            .collect(Collectors.toMap(Server::getPythonName, Server::getKey, (a, _) -> a));
    var options =
        new GuardOptions(
            start.getPolicy() != PolicyMode.POLICY_MODE_OFF,
            servers,
            ShadowedNames.in(start.getVariablesJson().toStringUtf8(), servers.keySet()));
    return switch (guard.inspect(start.getCode(), options)) {
      case Verdict.Refused refused ->
          ProgramOutcome.failed(
              RunFinished.Status.STATUS_FAILED,
              refused.errorType(),
              refused.message(),
              refused.line(),
              refused.column());
      case Verdict.Violated violated -> violation(violated.violations());
      case Verdict.Accepted accepted -> run(accepted.program(), context, onStart);
    };
  }

  private static ProgramOutcome violation(List<Violation> violations) {
    String message =
        violations.stream()
            .map(each -> "line %d: %s".formatted(each.line(), each.message()))
            .collect(Collectors.joining("\n"));
    return ProgramOutcome.failed(
        RunFinished.Status.STATUS_POLICY_VIOLATION,
        "",
        message,
        violations.getFirst().line(),
        violations.getFirst().column());
  }

  private ProgramOutcome run(
      PreparedProgram program, SandboxedContext context, BooleanSupplier onStart) {
    Signatures signatures =
        program.tools().isEmpty() && program.wholeServers().isEmpty()
            ? Signatures.getDefaultInstance()
            : channel.lookUp(wanted(program));
    if (channel.isCancelled()) {
      return ProgramOutcome.cancelled();
    }
    var check =
        new CallCheck(
            program.references(),
            signatures,
            start.getServersList().stream()
                .collect(Collectors.toMap(Server::getKey, Server::getPythonName, (a, _) -> a)));
    if (!check.mistakes().isEmpty()) {
      return CheckReport.refusal(check.mistakes());
    }
    contextUsed = true;
    var surroundings =
        new Surroundings(
            start.getCode(),
            start.getServersList(),
            start.getVariablesJson().toStringUtf8(),
            signatures);
    if (start.getCheckOnly()) {
      return context
          .refuse(program, surroundings)
          .orElseGet(() -> ProgramOutcome.completed(CheckReport.json(check.calls())));
    }
    return context.run(program, surroundings, start.getMaxResultBytes(), onStart);
  }

  private boolean start(Observer observer, Runnable connectOutput) {
    started = observer.begin();
    if (started) {
      channel.started();
      // Warnings of the compiler come before the start, when nothing may be sent: they are dropped.
      connectOutput.run();
    }
    return started;
  }

  private static SignaturesWanted.Builder wanted(PreparedProgram program) {
    var wanted = SignaturesWanted.newBuilder().addAllWholeServers(program.wholeServers());
    program
        .tools()
        .forEach(
            tool ->
                wanted.addTools(
                    ToolName.newBuilder().setServer(tool.serverKey()).setTool(tool.tool())));
    return wanted;
  }

  private static RunFinished report(ProgramOutcome outcome, long peakHeapBytes) {
    var finished =
        RunFinished.newBuilder()
            .setStatus(outcome.status())
            .setHint(outcome.hint())
            .setPeakHeapBytes(Math.max(0, peakHeapBytes));
    if (outcome.completed()) {
      finished.setResultJson(ByteString.copyFromUtf8(outcome.resultJson()));
    } else {
      finished.setFailure(outcome.toFailure());
    }
    return finished.build();
  }
}
