package dev.codemode.supervisor.config;

/**
 * Everything that codemode.yaml, the environment and the command line decide, merged.
 *
 * @param limits what one run may use
 * @param pool how workers are kept
 * @param policy whether programs are judged before they run
 * @param isolation what is kept apart by processes
 * @param confinement which of the system's layers must hold workers
 */
public record CodemodeConfig(
    Limits limits,
    PoolConfig pool,
    PolicySetting policy,
    Isolation isolation,
    Confinement confinement) {
  public static final CodemodeConfig DEFAULT =
      new CodemodeConfig(
          Limits.DEFAULT,
          PoolConfig.DEFAULT,
          PolicySetting.DEFAULT,
          Isolation.RUN,
          Confinement.AUTO);

  /** The same with another policy. */
  public CodemodeConfig with(PolicySetting other) {
    return new CodemodeConfig(limits, pool, other, isolation, confinement);
  }

  /** The same with another confinement. */
  public CodemodeConfig with(Confinement other) {
    return new CodemodeConfig(limits, pool, policy, isolation, other);
  }
}
