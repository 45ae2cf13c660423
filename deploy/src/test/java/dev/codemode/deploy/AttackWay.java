package dev.codemode.deploy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Which layers stand between a program and the bait. */
enum AttackWay {
  /** Everything as it is delivered. */
  EVERYTHING_ON(false, "default", "auto"),
  /** No program is refused for its text. */
  POLICY_OFF(false, "off", "auto"),
  /** The interpreter allows everything; the system's two layers hold. */
  LOOSENED(true, "off", "auto"),
  /** The same where bubblewrap does not work: what the worker does to itself has to hold alone. */
  LOOSENED_SELF_RESTRICTED(true, "off", "auto"),
  /** Nothing holds. */
  NOTHING(true, "off", "off");

  private final boolean loosened;
  private final String policy;
  private final String confinement;

  AttackWay(boolean loosened, String policy, String confinement) {
    this.loosened = loosened;
    this.policy = policy;
    this.confinement = confinement;
  }

  /** Whether the engine allows everything, so that the attacker owns the worker's process. */
  boolean isLoosened() {
    return loosened;
  }

  /**
   * Whether namespaces are one of the layers that have to hold. Where the interpreter holds, they
   * are only behind it.
   */
  boolean needsNamespaces() {
    return this == LOOSENED;
  }

  /** What a server is started with, one worker for all programs. */
  Map<String, String> environment(AttackBait bait) throws IOException {
    var environment = new HashMap<String, String>(bait.environment());
    environment.put("CODEMODE_POLICY_MODE", policy);
    environment.put("CODEMODE_CONFINEMENT", confinement);
    environment.put("CODEMODE_ISOLATION", "tenant");
    environment.put("CODEMODE_POOL_WARM", "1");
    environment.put("CODEMODE_POOL_MAX_RUNS_PER_WORKER", "1000");
    if (this == LOOSENED_SELF_RESTRICTED) {
      environment.put("PATH", bait.brokenBubblewrap() + ":" + System.getenv("PATH"));
    }
    return environment;
  }
}
