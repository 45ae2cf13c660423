package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No hostile program has any effect: with everything on, without the policy, and, as if the
 * interpreter had been broken out of, behind the system's layers, both and the one that is always
 * there; as root and as an ordinary user. A fixed sample; all programs in every way in the long
 * form.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AttackSuiteIT {
  private final Map<TestUser, LoosenedDistribution> loosened = new HashMap<>();

  @AfterAll
  void delete() throws IOException {
    for (LoosenedDistribution each : loosened.values()) {
      each.close();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void noAttackHasAnEffect(AttackWay way) throws Exception {
    assertNoEffect(way, TestUser.own(), way + ".txt");
  }

  /** Where the tests run as root, to whom the system allows what it refuses to other users. */
  @ParameterizedTest
  @MethodSource("waysOfAnOrdinaryUser")
  void noAttackOnAnOrdinaryUserHasAnEffect(AttackWay way) throws Exception {
    assertNoEffect(way, TestUser.ordinary(), "ORDINARY_USER.txt");
  }

  /** The user's own copy, made when it is first needed. */
  private Path loosened(TestUser user) throws IOException {
    LoosenedDistribution copy = loosened.get(user);
    if (copy == null) {
      copy = LoosenedDistribution.copyOf(Built.distribution(), user);
      loosened.put(user, copy);
    }
    return copy.home();
  }

  /** In short, the one that leaves least between a program and the user. */
  static Stream<AttackWay> waysOfAnOrdinaryUser() {
    return Built.soak()
        ? Stream.of(AttackWay.values()).filter(way -> way != AttackWay.NOTHING)
        : Stream.of(AttackWay.LOOSENED_SELF_RESTRICTED);
  }

  private void assertNoEffect(AttackWay way, TestUser user, String sample) throws Exception {
    if (way.needsNamespaces()) {
      Machine.assumeNamespaces(user);
    }
    // Where the user finds a copy: a folder of the tests' own may be closed to others.
    Sandpit sandpit = Sandpit.create(user);
    Path distribution =
        way.isLoosened() ? loosened(user) : user.readable(Built.distribution(), sandpit.folder());
    List<AttackVerdict> verdicts;
    try (AttackBait bait = AttackBait.plant(user);
        AttackSuite suite = AttackSuite.start(way, bait, distribution)) {
      verdicts = suite.attackAll(programs(sample));
    } finally {
      sandpit.delete();
    }
    System.err.println(summary(way, verdicts));
    assertThat(verdicts.stream().filter(verdict -> !verdict.caught().isEmpty()))
        .as("attacks with an effect, %s", way)
        .isEmpty();
  }

  private static List<AttackProgram> programs(String sample) {
    return Built.soak() ? AttackProgram.all() : AttackProgram.listed(sample);
  }

  private static String summary(AttackWay way, List<AttackVerdict> verdicts) {
    return "%s: %d programs, %d with an effect, %s"
        .formatted(
            way,
            verdicts.size() - 1,
            verdicts.stream().filter(verdict -> !verdict.caught().isEmpty()).count(),
            verdicts.stream()
                .flatMap(verdict -> verdict.statuses().stream())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting())));
  }

  @Test
  void thereAreEnoughProgramsOfEachKind() {
    List<AttackProgram> all = AttackProgram.all();
    assertThat(all).as("%s", AttackProgram.counts(all)).hasSizeGreaterThanOrEqualTo(150);
    assertThat(all.stream().filter(program -> program.group().equals("bombs")))
        .hasSizeGreaterThanOrEqualTo(30);
  }
}
