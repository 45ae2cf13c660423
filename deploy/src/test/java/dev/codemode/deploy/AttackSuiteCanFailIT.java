package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * With nothing between a program and the bait the attacks that {@link AttackSuiteIT} finds without
 * effect do have theirs, and are caught at it: each kind of effect is recognised when it is there.
 */
final class AttackSuiteCanFailIT {
  @Test
  void everyKindOfEffectIsCaughtWhereNothingHolds() throws Exception {
    try (LoosenedDistribution loosened = LoosenedDistribution.copyOf(Built.distribution());
        AttackBait bait = AttackBait.plant();
        AttackSuite suite = AttackSuite.start(AttackWay.NOTHING, bait, loosened.home())) {
      assertCaught(suite, "files/read", "secret seen: file");
      assertCaught(suite, "files/write", "canary written");
      assertCaught(suite, "files/delete_and_rename", "secret file changed");
      assertCaught(
          suite,
          "jvm/environment_of_the_supervisor",
          "secret seen: supervisor",
          "secret seen: other");
      assertCaught(suite, "environment/configuration_of_the_server", "secret seen: server");
      assertCaught(suite, "processes/popen", "secret seen: file", "canary written");
      assertCaught(suite, "jvm/kill_another", "other process dead");
      assertCaught(suite, "network/connect", "contacted: TCP", "secret seen: heard");
      assertCaught(suite, "jvm/read_file", "secret seen: file");
      assertCaught(suite, "jvm/file_by_signal_handler", "secret seen: file");
      assertCaught(suite, "jvm/start_process", "canary written");
      assertCaught(suite, "jvm/datagram", "contacted: UDP");
      assertCaught(suite, "jvm/unix_socket", "contacted: Unix");
      assertCaught(suite, "native/connect", "contacted: TCP");
      assertCaught(suite, "native/abstract_socket", "contacted: abstract");
      assertCaught(suite, "native/open_secret", "secret seen: file");
      assertCaught(suite, "jvm/library_of_the_interpreter");
      assertThat(suite.attackAll(List.of()))
          .singleElement()
          .satisfies(
              verdict ->
                  assertThat(verdict.caught())
                      .anyMatch(effect -> effect.startsWith("next process changed")));
      assertCaught(suite, "jvm/kill_the_supervisor", "supervisor dead");
      suite.server().kill();
    }
  }

  /** What is planted for an ordinary user is as much in reach of that user's programs. */
  @Test
  void effectsOnAnOrdinaryUserAreCaught() throws Exception {
    TestUser user = TestUser.unprivileged();
    try (LoosenedDistribution loosened = LoosenedDistribution.copyOf(Built.distribution(), user);
        AttackBait bait = AttackBait.plant(user);
        AttackSuite suite = AttackSuite.start(AttackWay.NOTHING, bait, loosened.home())) {
      assertCaught(suite, "files/read", "secret seen: file");
      assertCaught(suite, "files/write", "canary written");
      assertCaught(
          suite,
          "jvm/environment_of_the_supervisor",
          "secret seen: supervisor",
          "secret seen: other");
      assertCaught(suite, "jvm/kill_another", "other process dead");
      assertCaught(suite, "jvm/unix_socket", "contacted: Unix");
    }
  }

  private static void assertCaught(AttackSuite suite, String program, String... effects)
      throws Exception {
    AttackVerdict verdict = suite.attack(AttackProgram.named(program));
    assertThat(verdict.caught()).as("%s", verdict).contains(effects);
  }
}
