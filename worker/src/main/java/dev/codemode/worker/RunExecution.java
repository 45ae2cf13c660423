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

  /**
   * @param onStart called right before the first statement; answers whether it may be reached
   */
  ProgramOutcome execute(SandboxedContext context, BooleanSupplier onStart, Runnable onStarted) {
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
      case Verdict.Accepted accepted ->
          run(accepted.program(), context, () -> start(onStart, onStarted));
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

  private boolean start(BooleanSupplier onStart, Runnable onStarted) {
    started = onStart.getAsBoolean();
    if (started) {
      channel.started();
      onStarted.run();
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

  /** The report to the supervisor. */
  static RunFinished report(ProgramOutcome outcome, long peakHeapBytes) {
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
