package dev.codemode.worker.engine;

import dev.codemode.proto.v1.Failure;
import dev.codemode.proto.v1.RunFinished;

/**
 * How a program ended.
 *
 * @param resultJson JSON when completed; empty otherwise
 * @param hint what to do next; empty when there is nothing to say
 * @param line in the caller's text from 1; 0 when unknown
 * @param column in code points from 1; 0 when unknown
 */
public record ProgramOutcome(
    RunFinished.Status status,
    String resultJson,
    String hint,
    String errorType,
    String message,
    String traceback,
    int line,
    int column) {

  /** A program that did not complete, without traceback. */
  public static ProgramOutcome failed(
      RunFinished.Status status, String errorType, String message, int line, int column) {
    return new ProgramOutcome(status, "", "", errorType, message, "", line, column);
  }

  /** A result that is no program's own, such as what a check saw. */
  public static ProgramOutcome completed(String resultJson) {
    return new ProgramOutcome(
        RunFinished.Status.STATUS_COMPLETED, resultJson, "", "", "", "", 0, 0);
  }

  /** A program that was cancelled before its first statement. */
  public static ProgramOutcome cancelled() {
    return failed(RunFinished.Status.STATUS_CANCELLED, "", "The caller cancelled the run.", 0, 0);
  }

  public boolean completed() {
    return status == RunFinished.Status.STATUS_COMPLETED;
  }

  /** The failure as it goes to the supervisor. */
  public Failure toFailure() {
    return Failure.newBuilder()
        .setErrorType(errorType)
        .setMessage(message)
        .setTraceback(traceback)
        .setLine(Math.max(0, line))
        .setColumn(Math.max(0, column))
        .build();
  }
}
