package dev.codemode.deploy;

import java.util.List;

/**
 * What came of an attack.
 *
 * @param program its name
 * @param runs of it, one after the other
 * @param caught every effect that it had and must not have; empty when it got nowhere
 * @param millis what it took, with the check of the run after it
 */
record AttackVerdict(String program, List<AttackRun> runs, List<String> caught, long millis) {
  List<String> statuses() {
    return runs.stream().map(AttackRun::status).toList();
  }

  @Override
  public String toString() {
    return program + " " + statuses() + " " + caught;
  }
}
