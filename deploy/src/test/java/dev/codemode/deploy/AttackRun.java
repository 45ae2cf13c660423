package dev.codemode.deploy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One run of a hostile program.
 *
 * @param status how it ended
 * @param overMillis from its timeout to its end; negative for one that ended before, as most do
 * @param stoppedWhenTelling whether it was stopped for its memory and its program is one that tells
 *     when that passes a bound
 * @param sinceMemoryMillis from the instant told to the end, for a run that was stopped so;
 *     negative when it ended before; empty for one that told nothing, too
 */
record AttackRun(
    String status, long overMillis, boolean stoppedWhenTelling, OptionalLong sinceMemoryMillis) {
  /** What comes after the last line end was cut off with the run. */
  private static final Pattern SIGN = Pattern.compile("^(\\d{1,9})\\n", Pattern.MULTILINE);

  /**
   * By the run's own clock, from its first statement.
   *
   * @param program whose run it was
   */
  static AttackRun of(AttackProgram program, ExecuteResult result) {
    long timeout = Math.round(program.timeoutSeconds() * 1_000);
    boolean stopped = program.tellsWhenMemoryPasses() && result.status().equals("memory_limit");
    OptionalLong sign = stopped ? lastSign(result.stdout()) : OptionalLong.empty();
    return new AttackRun(
        result.status(),
        result.durationMillis() - timeout,
        stopped,
        sign.isPresent()
            ? OptionalLong.of(result.durationMillis() - sign.getAsLong())
            : OptionalLong.empty());
  }

  private static OptionalLong lastSign(String stdout) {
    return SIGN.matcher(stdout)
        .results()
        .mapToLong(sign -> Long.parseLong(sign.group(1)))
        .reduce((_, last) -> last);
  }

  /**
   * What is wrong with how long it went on after its memory passed a bound.
   *
   * @param graceMillis how long it may
   */
  Optional<String> memoryFinding(long graceMillis) {
    if (!stoppedWhenTelling) {
      return Optional.empty();
    }
    if (sinceMemoryMillis.isEmpty()) {
      return Optional.of("did not tell when its memory passes a bound");
    }
    long since = sinceMemoryMillis.getAsLong();
    if (since < 0) {
      return Optional.of("ended %d ms before its memory passed a bound".formatted(-since));
    }
    return since > graceMillis
        ? Optional.of("ran for %d ms over its memory".formatted(since))
        : Optional.empty();
  }
}
