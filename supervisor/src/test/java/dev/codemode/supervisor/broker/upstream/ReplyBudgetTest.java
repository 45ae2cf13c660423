package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplyBudgetTest {
  private static final int MIB = 1024 * 1024;

  private final ReplyBudget budget = new ReplyBudget(5 * MIB, MIB, Duration.ofMillis(30));

  @Test
  void readerTakesWhatItsAnswerNeedsSoFar() throws Exception {
    try (var message = new MessageBuffer(MIB, budget)) {
      message.append(" ".repeat(100_000).getBytes(StandardCharsets.US_ASCII), 0, 100_000);
      assertThat(budget.free()).isEqualTo(4 * MIB - 128 * 1024);
    }
    assertThat(budget.free()).isEqualTo(4 * MIB);
  }

  @Test
  void oneServerLeavesHalfToTheOthers() throws Exception {
    ReplyBudget greedy = budget.ofOneServer();
    ReplyBudget.Share half = greedy.reserve(2 * MIB).orElseThrow();
    ReplyBudget.Share apart = greedy.reserve(MIB).orElseThrow();

    assertThat(greedy.reserve(MIB)).isEmpty();
    assertThat(budget.free()).isEqualTo(2 * MIB);
    ReplyBudget.Share other = budget.ofOneServer().reserve(2 * MIB).orElseThrow();

    half.release();
    half.release();
    apart.release();
    other.release();
    assertThat(budget.free()).isEqualTo(4 * MIB);
    assertThat(greedy.free()).isEqualTo(2 * MIB);
  }

  @Test
  void oneOfThoseThatWaitForEachOtherGoesOn() throws Exception {
    ReplyBudget.Share one = budget.reserve(2 * MIB).orElseThrow();
    ReplyBudget.Share other = budget.reserve(2 * MIB).orElseThrow();

    assertThat(one.growTo(3 * MIB)).isTrue();
    assertThat(other.growTo(4 * MIB)).isTrue();

    assertThat(budget.reserve(MIB)).isEmpty();
    one.release();
    assertThat(budget.reserve(MIB)).isPresent();
  }
}
