package dev.codemode.worker.guard;

import java.util.List;

/** What {@link ProgramGuard} found. */
public sealed interface Verdict {
  /**
   * The text is no valid Python.
   *
   * @param errorType {@code SyntaxError} or a subclass
   * @param line from 1; 0 when unknown
   * @param column in code points from 1; 0 when unknown
   */
  record Refused(String errorType, String message, int line, int column) implements Verdict {}

  /** The policy does not allow the program. */
  record Violated(List<Violation> violations) implements Verdict {
    public Violated {
      violations = List.copyOf(violations);
    }
  }

  /** The program may run. */
  record Accepted(PreparedProgram program) implements Verdict {}
}
