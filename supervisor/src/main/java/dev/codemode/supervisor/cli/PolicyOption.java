package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.PolicySetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of a command that runs programs: whether they are judged before. */
final class PolicyOption {
  @Option(
      names = "--policy",
      paramLabel = "default|off",
      description =
          "whether imports and names of programs are judged; the sandbox stands either way")
  private @Nullable PolicySetting policy;

  /** The configuration with the policy that was asked for; its own when none was. */
  CodemodeConfig over(CodemodeConfig loaded) {
    return policy == null ? loaded : new CodemodeConfig(loaded.limits(), loaded.pool(), policy);
  }
}
