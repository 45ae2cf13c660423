package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.CallRecord;
import dev.codemode.supervisor.broker.CallStatus;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunOutcome.RunFailure;
import dev.codemode.supervisor.run.RunOutcome.Usage;
import dev.codemode.supervisor.run.RunOutcome.WorkerOrigin;
import dev.codemode.supervisor.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Outcomes as runs leave them. */
final class Outcomes {
  static final int BUDGET = 40_000;

  private Outcomes() {}

  static RunOutcome completed(String json) {
    return of(RunStatus.COMPLETED, json, "", "");
  }

  static RunOutcome of(RunStatus status, String json, String stdout, String stderr) {
    return of(status, json, stdout, stderr, BUDGET);
  }

  static RunOutcome of(RunStatus status, String json, String stdout, String stderr, int budget) {
    List<CallRecord> calls = calls();
    Optional<RunFailure> failure =
        status == RunStatus.COMPLETED ? Optional.empty() : Optional.of(failure(status));
    return new RunOutcome(
        "run-1",
        status,
        json,
        stdout,
        stderr,
        failure,
        Optional.empty(),
        Duration.ofNanos(41_900_000),
        calls,
        new Usage(
            Duration.ofMillis(3), Duration.ofMillis(12), 1_024, calls.size(), WorkerOrigin.WARM),
        budget);
  }

  private static RunFailure failure(RunStatus status) {
    return status == RunStatus.FAILED
        ? new RunFailure(
            "ValueError",
            "no such user",
            "Traceback (most recent call last):\n  File \"<program>\", line 3, in <module>\nValueError: no such user",
            3,
            0,
            false)
        : new RunFailure(
            status.errorType(), "why it ended", "", 0, 0, status == RunStatus.REJECTED);
  }

  private static List<CallRecord> calls() {
    return List.of(
        call("crm.get_user", CallStatus.OK, 1),
        call("crm.update_user", CallStatus.ERROR, 2),
        call("crm.get_user", CallStatus.OK, 3),
        call("crm.update_user", CallStatus.UNFINISHED, 5),
        call("crm.drop", CallStatus.DENIED, 6));
  }

  private static CallRecord call(String tool, CallStatus status, int started) {
    return new CallRecord(tool, status, Duration.ofMillis(started), Duration.ofMillis(7), 100);
  }
}
