package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class AttackRunTest {
  private static final AttackProgram TELLS = AttackProgram.named("memory/chain");
  private static final AttackProgram TELLS_NOTHING = AttackProgram.named("bombs/small_objects");
  private static final long GRACE_MILLIS = 2_000;

  @Test
  void endInTimeIsFine() {
    AttackRun run = run(TELLS, "memory_limit", 5_000, "100\n3000\n");
    assertThat(run.sinceMemoryMillis()).hasValue(2_000);
    assertThat(run.memoryFinding(GRACE_MILLIS)).isEmpty();
  }

  @Test
  void lateEndIsFound() {
    AttackRun run = run(TELLS, "memory_limit", 5_001, "100\n3000\n");
    assertThat(run.memoryFinding(GRACE_MILLIS)).hasValue("ran for 2001 ms over its memory");
  }

  @Test
  void endBeforeTheSignIsFound() {
    AttackRun run = run(TELLS, "memory_limit", 2_999, "3000\n");
    assertThat(run.memoryFinding(GRACE_MILLIS))
        .hasValue("ended 1 ms before its memory passed a bound");
  }

  @Test
  void missingSignIsFound() {
    AttackRun run = run(TELLS, "memory_limit", 100, "");
    assertThat(run.sinceMemoryMillis()).isEmpty();
    assertThat(run.memoryFinding(GRACE_MILLIS))
        .hasValue("did not tell when its memory passes a bound");
  }

  @Test
  void halfALineIsNoSign() {
    assertThat(run(TELLS, "memory_limit", 1_500, "900\n10").sinceMemoryMillis()).hasValue(600);
    assertThat(run(TELLS, "memory_limit", 1_500, "10").sinceMemoryMillis()).isEmpty();
  }

  @Test
  void lineThatIsNoNumberIsNoSign() {
    String stdout = "900\n[output cut]\n1e3\n";
    assertThat(run(TELLS, "memory_limit", 1_500, stdout).sinceMemoryMillis()).hasValue(600);
  }

  @Test
  void runThatEndsOtherwiseOrTellsNothingIsNotJudged() {
    AttackRun other = run(TELLS, "timeout", 30_100, "3000\n");
    assertThat(other.overMillis()).isEqualTo(100);
    assertThat(other.sinceMemoryMillis()).isEmpty();
    assertThat(other.memoryFinding(GRACE_MILLIS)).isEmpty();
    AttackRun silent = run(TELLS_NOTHING, "memory_limit", 9_000, "3000\n");
    assertThat(silent.sinceMemoryMillis()).isEmpty();
    assertThat(silent.memoryFinding(GRACE_MILLIS)).isEmpty();
  }

  private static AttackRun run(
      AttackProgram program, String status, long durationMillis, String stdout) {
    var structured =
        Map.of("success", false, "status", status, "duration_ms", durationMillis, "stdout", stdout);
    return AttackRun.of(
        program, new ExecuteResult(Json.parse(Json.write(structured)), true, "", Json.parse("{}")));
  }
}
