package dev.codemode.supervisor.run;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.PolicyMode;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.config.PolicySetting;
import java.time.Duration;

/**
 * A request that was judged against the limits and can be given to a worker.
 *
 * @param wallLimit the run's timeout
 * @param computeLimit never longer than the timeout
 * @param checkOnly whether nothing of the program runs
 */
record RunPlan(
    String runId,
    String code,
    String variablesJson,
    Duration wallLimit,
    Duration computeLimit,
    int replyCharacters,
    boolean checkOnly) {

  /** What the worker is told, without the servers. */
  StartRun.Builder toStartRun(CodemodeConfig config) {
    return StartRun.newBuilder()
        .setCode(code)
        .setVariablesJson(ByteString.copyFromUtf8(variablesJson))
        .setPolicy(
            config.policy() == PolicySetting.OFF
                ? PolicyMode.POLICY_MODE_OFF
                : PolicyMode.POLICY_MODE_DEFAULT)
        .setMaxResultBytes(config.limits().result().bytes())
        .setMaxHeapBytes(config.limits().heap().bytes())
        .setCheckOnly(checkOnly)
        .setKeepWorker(keepsWorker(config));
  }

  /** Whether its worker serves on after a run that ended by itself. */
  boolean keepsWorker(CodemodeConfig config) {
    return config.isolation() == Isolation.TENANT;
  }
}
