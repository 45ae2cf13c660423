package dev.codemode.deploy;

import java.util.OptionalLong;

/**
 * One run of a hostile program.
 *
 * @param status how it ended
 * @param overMillis from its timeout to its end; negative for one that ended before, as most do
 * @param sinceMemoryMillis from the instant when its memory passed a bound to its end, for a
 *     program that tells that instant and was stopped for it
 */
record AttackRun(String status, long overMillis, OptionalLong sinceMemoryMillis) {
  /**
   * By the run's own clock, from its first statement.
   *
   * @param program whose run it was
   */
  static AttackRun of(AttackProgram program, ExecuteResult result) {
    long timeout = Math.round(program.timeoutSeconds() * 1_000);
    return new AttackRun(
        result.status(),
        result.durationMillis() - timeout,
        program.tellsWhenMemoryPasses() && result.status().equals("memory_limit")
            ? OptionalLong.of(result.durationMillis() - lastSign(result.stdout()))
            : OptionalLong.empty());
  }

  private static long lastSign(String stdout) {
    return stdout.lines().mapToLong(Long::parseLong).reduce((_, last) -> last).orElse(0);
  }
}
