package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Hostile runs in a row on one supervisor: each ends in time, the call after it succeeds, and in
 * the end nothing of them is left. No program is refused for its text, and a worker serves until a
 * program costs it its life. A fixed sample; a thousand runs of all programs in the long form.
 *
 * <p>What is left is judged against the time before the first of them, once both servers are
 * connected and one worker is ready. The supervisor's memory is judged against the time after a
 * first round of the same programs, half of one in the short form, because a JVM takes more with
 * whatever it does for the first time: classes, compiled code; native buffers for large messages
 * only after some times. Rounds are whole, so that both times come after the same program. Both are
 * taken right after a full collection, from a supervisor whose heap keeps no room that it does not
 * need, see {@link SupervisorMemory#OPTIONS}.
 */
final class HostileRunsIT {
  /** Of the supervisor's memory in RAM. */
  private static final double MOST_GROWTH_PERCENT = 5;

  /** Until the buffers for large messages are all there, as was measured. */
  private static final int LARGE_ROUNDS = 4;

  /** Threads that come and go with the load, see {@link RecoveryIT}. */
  private static final int THREADS_SLACK = 8;

  @Test
  void eachEndsInTimeAndNothingIsLeft() throws Exception {
    List<AttackProgram> programs = programs();
    int warmUpRuns = Built.soak() ? programs.size() : programs.size() / 2;
    int rounds = Built.soak() ? Math.ceilDiv(1_000, programs.size()) : 1;
    long supervisor;
    try (AttackBait bait = AttackBait.plant();
        AttackSuite suite =
            AttackSuite.start(
                AttackWay.POLICY_OFF, bait, Built.distribution(), SupervisorMemory.OPTIONS)) {
      StdioServer server = suite.server();
      supervisor = server.process().pid();
      awaitServers(server);
      // Looking into the heap opens a socket that stays open.
      var _ = SupervisorMemory.collected(supervisor);
      Holdings before = Holdings.settled(server);
      int threads = Footprint.of(supervisor).threads();
      List<AttackProgram> large = large(programs);
      List<AttackVerdict> warmUp = attack(suite, large, LARGE_ROUNDS * large.size());
      warmUp.addAll(attack(suite, programs, warmUpRuns));
      SupervisorMemory warm = SupervisorMemory.collected(supervisor);
      List<AttackVerdict> verdicts = attack(suite, programs, rounds * programs.size());
      Holdings after = Holdings.settled(server);
      SupervisorMemory grown = SupervisorMemory.collected(supervisor);
      System.err.println(
          "%s; supervisor %s, then %s; before: %s; after: %s"
              .formatted(summary(verdicts), warm, grown, before, after));
      assertThat(
              Stream.concat(warmUp.stream(), verdicts.stream())
                  .filter(verdict -> !verdict.caught().isEmpty()))
          .as("hostile runs with an effect")
          .isEmpty();
      assertThat(after).as("what the server has of the machine").isEqualTo(before);
      assertThat(Footprint.of(supervisor).threads())
          .as("threads")
          .isLessThanOrEqualTo(threads + THREADS_SLACK);
      assertThat(grown.growthPercent(warm))
          .as("growth of the supervisor in percent, from %s to %s", warm, grown)
          .isLessThan(MOST_GROWTH_PERCENT);
    }
    assertThat(Machine.cgroupsOf(supervisor)).as("cgroups left behind").isEmpty();
  }

  private static List<AttackProgram> programs() {
    List<AttackProgram> all =
        Built.soak() ? AttackProgram.all() : AttackProgram.listed("HOSTILE_RUNS.txt");
    return all.stream().filter(program -> !program.loose()).toList();
  }

  /** Those that send or are sent large messages. */
  private static List<AttackProgram> large(List<AttackProgram> programs) {
    return programs.stream().filter(program -> program.name().startsWith("bombs/large_")).toList();
  }

  /** A run that names a server waits until it is connected. */
  private static void awaitServers(StdioServer server) throws IOException {
    ExecuteResult result = server.execute("[dir(attacked), dir(denied)]");
    assertThat(result.success()).as("%s\n%s", result.structured(), server.log()).isTrue();
  }

  /** Attacks with one after the other and begins again, so many times in all. */
  private static List<AttackVerdict> attack(
      AttackSuite suite, List<AttackProgram> programs, int times) throws IOException {
    List<AttackVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      verdicts.add(suite.attack(programs.get(i % programs.size())));
    }
    return verdicts;
  }

  private static String summary(List<AttackVerdict> verdicts) {
    List<AttackRun> runs = verdicts.stream().flatMap(verdict -> verdict.runs().stream()).toList();
    return "%d hostile runs, %s; at most %d ms over a timeout, %d ms over a bound of memory"
        .formatted(
            runs.size(),
            runs.stream().collect(Collectors.groupingBy(AttackRun::status, Collectors.counting())),
            runs.stream().mapToLong(AttackRun::overMillis).max().orElse(0),
            runs.stream()
                .map(AttackRun::sinceMemoryMillis)
                .flatMapToLong(OptionalLong::stream)
                .max()
                .orElse(0));
  }
}
