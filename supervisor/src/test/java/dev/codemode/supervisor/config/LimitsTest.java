package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
  /** What documents promise, in numbers of their own. */
  @Test
  void defaultsAreThePromisedNumbers() {
    Limits limits = Limits.DEFAULT;
    assertThat(limits.timeout()).isEqualTo(Duration.ofSeconds(55));
    assertThat(limits.maxTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(limits.computeTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.toolCallTimeout()).isEqualTo(Duration.ofSeconds(45));
    assertThat(limits.heap().bytes()).isEqualTo(256L << 20);
    assertThat(limits.workerMemory().bytes()).isEqualTo(768L << 20);
    assertThat(limits.toolCalls()).isEqualTo(100);
    assertThat(limits.parallelToolCalls()).isEqualTo(64);
    assertThat(limits.toolReply().bytes()).isEqualTo(8L << 20);
    assertThat(limits.result().bytes()).isEqualTo(8L << 20);
    assertThat(limits.printed().bytes()).isEqualTo(16L << 20);
    assertThat(limits.codeCharacters()).isEqualTo(8_000);
    assertThat(limits.codeLines()).isEqualTo(400);
    assertThat(limits.replyCharacters()).isEqualTo(40_000);
    assertThat(limits.maxReplyCharacters()).isEqualTo(200_000);
  }
}
