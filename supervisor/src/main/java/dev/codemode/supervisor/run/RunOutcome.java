package dev.codemode.supervisor.run;

import dev.codemode.supervisor.broker.CallRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of a run that is over.
 *
 * @param runId unguessable, unique
 * @param resultJson the result as JSON; {@code null} as text when there is none
 * @param stdout what the program printed, whole
 * @param stderr what the program wrote to standard error, whole
 * @param failure why, unless completed
 * @param hint what to do next, when known
 * @param duration from the first statement to the end; zero when nothing ran
 * @param calls the ledger
 * @param replyCharacters the budget of the rendered reply
 */
public record RunOutcome(
    String runId,
    RunStatus status,
    String resultJson,
    String stdout,
    String stderr,
    Optional<RunFailure> failure,
    Optional<String> hint,
    Duration duration,
    List<CallRecord> calls,
    Usage usage,
    int replyCharacters) {

  /**
   * Why a run did not complete.
   *
   * @param errorType the exception's class, or the status in capitals
   * @param message for people
   * @param traceback frames of the program only; empty when it had not started
   * @param line in the caller's text from 1; 0 when unknown
   * @param column in code points from 1; 0 when unknown
   * @param retryable whether the same request may succeed later
   */
  public record RunFailure(
      String errorType,
      String message,
      String traceback,
      int line,
      int column,
      boolean retryable) {}

  /**
   * What the run took.
   *
   * @param queued from the request to the program's first statement, or to the end when it had none
   * @param compute time without an open tool call
   * @param peakMemoryBytes the most heap in use beyond what was when the program started, garbage
   *     included; 0 when not measured
   * @param worker where the worker came from
   */
  public record Usage(
      Duration queued,
      Duration compute,
      long peakMemoryBytes,
      int toolCalls,
      WorkerOrigin worker) {}

  /** Where a run's worker came from. */
  public enum WorkerOrigin {
    /** It was ready before the run asked. */
    WARM,
    /** The run waited for its start. */
    COLD,
    /** The run never had one. */
    NONE
  }

  /**
   * A run that was turned away before anything else was known of it.
   *
   * @param message why, for the caller
   */
  public static RunOutcome rejected(String message) {
    return new RunOutcome(
        "",
        RunStatus.REJECTED,
        "null",
        "",
        "",
        Optional.of(new RunFailure(RunStatus.REJECTED.errorType(), message, "", 0, 0, false)),
        Optional.empty(),
        Duration.ZERO,
        List.of(),
        new Usage(Duration.ZERO, Duration.ZERO, 0, 0, WorkerOrigin.NONE),
        Integer.MAX_VALUE);
  }

  public boolean success() {
    return status == RunStatus.COMPLETED;
  }
}
