package dev.codemode.supervisor.run;

import dev.codemode.proto.v1.Failure;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.supervisor.fleet.KillReason;
import dev.codemode.supervisor.run.RunOutcome.RunFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * The terminal cause of a run: the first specific one wins.
 *
 * @param killReason what to do with the worker; empty: it gets ready again
 */
record RunEnd(
    RunStatus status,
    String resultJson,
    Optional<RunFailure> failure,
    Optional<String> hint,
    long peakHeapBytes,
    Optional<KillReason> killReason) {

  /**
   * The worker reported the end.
   *
   * @param getsReady whether it then gets ready again
   */
  static RunEnd finished(RunFinished finished, RunStatus status, boolean getsReady) {
    Optional<RunFailure> failure =
        status == RunStatus.COMPLETED
            ? Optional.empty()
            : Optional.of(failure(finished.getFailure(), status));
    return new RunEnd(
        status,
        finished.getResultJson().isEmpty() ? "null" : finished.getResultJson().toStringUtf8(),
        failure,
        finished.getHint().isEmpty() ? Optional.empty() : Optional.of(finished.getHint()),
        finished.getPeakHeapBytes(),
        getsReady ? Optional.empty() : Optional.of(KillReason.SERVED));
  }

  private static RunFailure failure(Failure failure, RunStatus status) {
    String errorType = status.errorType().isEmpty() ? failure.getErrorType() : status.errorType();
    return new RunFailure(
        errorType,
        failure.getMessage(),
        failure.getTraceback(),
        failure.getLine(),
        failure.getColumn(),
        false);
  }

  /** The supervisor ended the run. */
  static RunEnd stopped(RunStatus status, String message, String hint, KillReason reason) {
    return new RunEnd(
        status,
        "null",
        Optional.of(new RunFailure(status.errorType(), message, "", 0, 0, false)),
        hint.isEmpty() ? Optional.empty() : Optional.of(hint),
        0,
        Optional.of(reason));
  }

  /**
   * A clock ran out.
   *
   * @param calledTools whether the program had called any tool
   */
  static RunEnd expired(
      RunClocks.Expired clock, Duration wallLimit, Duration computeLimit, boolean calledTools) {
    return switch (clock) {
      case START ->
          new RunEnd(
              RunStatus.TIMEOUT,
              "null",
              Optional.of(
                  new RunFailure(
                      RunStatus.TIMEOUT.errorType(),
                      "The program was not ready to start within %s; nothing of it has run."
                          .formatted(seconds(RunClocks.START_LIMIT)),
                      "",
                      0,
                      0,
                      true)),
              Optional.of(
                  "Call again: the machine may be busy. If that does not help, make the program smaller or"
                      + " less deeply nested."),
              0,
              Optional.of(KillReason.CLOCK));
      case LOOKUP ->
          stopped(
              RunStatus.TIMEOUT,
              "The servers that the program names could not be asked for their tools within %s."
                  .formatted(seconds(RunClocks.LOOKUP_LIMIT)),
              "Try again, or do without the servers that do not connect.",
              KillReason.CLOCK);
      case WALL ->
          stopped(
              RunStatus.TIMEOUT,
              "The program ran longer than its timeout of %s.".formatted(seconds(wallLimit)),
              calledTools
                  ? "Make independent tool calls in parallel (await asyncio.gather(...)), do less in one"
                      + " run, or ask for a longer timeout."
                  : "Compute or wait less in one run, or ask for a longer timeout.",
              KillReason.CLOCK);
      case COMPUTE ->
          stopped(
              RunStatus.TIMEOUT,
              "The program computed for more than %s outside tool calls."
                  .formatted(seconds(computeLimit)),
              "Time without an open tool call is bounded, sleeping included: compute less, or sleep less.",
              KillReason.CLOCK);
      case CPU ->
          stopped(
              RunStatus.TIMEOUT,
              "The program used more CPU time than %s of computing allow."
                  .formatted(seconds(computeLimit)),
              "Computing while a tool call is open counts too: compute less.",
              KillReason.CLOCK);
    };
  }

  static RunEnd cancelled() {
    return stopped(RunStatus.CANCELLED, "The caller cancelled the run.", "", KillReason.CANCELLED);
  }

  static RunEnd memoryLimit(String limit) {
    return stopped(
        RunStatus.MEMORY_LIMIT,
        "The program's data grew over the limit of " + limit + ".",
        "Work in smaller pieces: keep only what the result needs of each tool reply.",
        KillReason.MEMORY);
  }

  static RunEnd lost(String message, boolean retryable) {
    return new RunEnd(
        RunStatus.WORKER_LOST,
        "null",
        Optional.of(
            new RunFailure(RunStatus.WORKER_LOST.errorType(), message, "", 0, 0, retryable)),
        Optional.empty(),
        0,
        Optional.of(KillReason.LOST));
  }

  /**
   * Nothing of the program has run, by no fault of its own that is known: another worker may do.
   */
  boolean neverRan() {
    return failure.map(RunFailure::retryable).orElse(false);
  }

  static String seconds(Duration duration) {
    return duration.toMillis() % 1_000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() / 1_000.0 + " s";
  }
}
