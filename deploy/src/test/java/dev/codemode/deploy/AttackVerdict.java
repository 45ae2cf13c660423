package dev.codemode.deploy;

import java.util.List;

/**
 * What came of an attack.
 *
 * @param program its name
 * @param statuses of its runs
 * @param caught every effect that it had and must not have; empty when it got nowhere
 * @param millis what it took, with the check of the run after it
 */
record AttackVerdict(String program, List<String> statuses, List<String> caught, long millis) {
  @Override
  public String toString() {
    return program + " " + statuses + " " + caught;
  }
}
