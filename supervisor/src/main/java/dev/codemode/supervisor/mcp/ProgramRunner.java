package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.run.CancelSignal;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunRequest;

/** Runs programs. Thread-safe. */
@FunctionalInterface
public interface ProgramRunner {
  /**
   * Runs a program and blocks until it is over, whatever happens.
   *
   * @param cancel ends the run when set
   */
  RunOutcome run(RunRequest request, CancelSignal cancel);
}
