package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RpcRequestTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final RpcRequest request = new RpcRequest(1, "tools/call");

  private static JsonText text() {
    return new JsonText(new byte[] {'{', '}'}, 0, 2, null);
  }

  @Test
  void silenceEndsTheWait() {
    assertThatThrownBy(() -> request.await(Duration.ofMillis(30), LONG))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void progressBeginsTheTimeAnewButNotForEver() {
    Thread working =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!Thread.interrupted()) {
                    request.progressed();
                    Thread.onSpinWait();
                  }
                });
    long began = System.nanoTime();

    assertThatThrownBy(() -> request.await(Duration.ofSeconds(1), Duration.ofMillis(1_500)))
        .isInstanceOf(TimeoutException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_490));
    working.interrupt();
  }

  @Test
  void answerThatComesAfterGivingUpIsClosed() throws Exception {
    var budget = new ReplyBudget(1 << 20, Duration.ofMillis(20));
    long before = budget.free();
    request.giveUp();

    request.answer(new JsonText(new byte[2], 0, 2, budget.reserve(100_000).orElseThrow()));

    assertThat(budget.free()).isEqualTo(before);
  }

  @Test
  void firstAnswerCounts() throws Exception {
    JsonText first = text();
    request.answer(first);
    request.answer(text());
    request.fail(new UpstreamException("late", false, UpstreamException.Effect.KNOWN));

    assertThat(request.await(LONG, LONG)).isSameAs(first);
  }
}
