package dev.codemode.supervisor.run;

import java.util.Locale;

/** How a run ended. */
public enum RunStatus {
  COMPLETED(""),
  FAILED(""),
  TIMEOUT("TIMEOUT"),
  MEMORY_LIMIT("MEMORY_LIMIT"),
  OUTPUT_LIMIT("OUTPUT_LIMIT"),
  TOOL_CALL_LIMIT("TOOL_CALL_LIMIT"),
  POLICY_VIOLATION("POLICY_VIOLATION"),
  INVALID_ARGUMENT("INVALID_ARGUMENT"),
  CANCELLED("CANCELLED"),
  /** Not started, safe to retry. */
  REJECTED("REJECTED"),
  /** The worker crashed or was killed from outside; tool calls may have completed. */
  WORKER_LOST("WORKER_LOST");

  private final String errorType;

  RunStatus(String errorType) {
    this.errorType = errorType;
  }

  /** The name in results, such as {@code timeout}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The {@code error_type} of this status; empty where the program's exception gives it. */
  public String errorType() {
    return errorType;
  }
}
