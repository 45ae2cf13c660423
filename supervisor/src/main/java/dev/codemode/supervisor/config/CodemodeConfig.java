package dev.codemode.supervisor.config;

/**
 * Everything that codemode.yaml, the environment and the command line decide, merged.
 *
 * @param limits what one run may use
 * @param pool how workers are kept
 * @param policy whether programs are judged before they run
 * @param isolation what is kept apart by processes
 */
public record CodemodeConfig(
    Limits limits, PoolConfig pool, PolicySetting policy, Isolation isolation) {
  public static final CodemodeConfig DEFAULT =
      new CodemodeConfig(Limits.DEFAULT, PoolConfig.DEFAULT, PolicySetting.DEFAULT, Isolation.RUN);
}
