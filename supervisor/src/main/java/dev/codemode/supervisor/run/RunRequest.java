package dev.codemode.supervisor.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a caller asks for, not yet judged against the limits.
 *
 * @param code the program's text; Markdown fences around it are accepted
 * @param timeout the wall clock asked for; empty: the default
 * @param variablesJson a JSON object of global names bound before the run; {@code {}} for none
 * @param maxOutput characters of the rendered reply asked for; empty: the default
 * @param checkOnly whether the program is only checked; nothing of it runs
 */
public record RunRequest(
    String code,
    Optional<Duration> timeout,
    String variablesJson,
    OptionalInt maxOutput,
    boolean checkOnly) {
  /** For a program that is to run. */
  public RunRequest(
      String code, Optional<Duration> timeout, String variablesJson, OptionalInt maxOutput) {
    this(code, timeout, variablesJson, maxOutput, false);
  }
}
