package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconnectionTest {
  private final Reconnection reconnection = new Reconnection();
  private long now = Duration.ofMinutes(1).toNanos();

  private void assertPause(Duration pause) {
    assertThat(reconnection.allows(now + pause.toNanos())).isTrue();
    assertThat(reconnection.allows(now + pause.toNanos() - 1)).isFalse();
    now += pause.toNanos();
  }

  @Test
  void firstIsAtOnceThenThePausesGrow() {
    for (long pause : new long[] {0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
      reconnection.failed(now);
      assertPause(Duration.ofMillis(pause));
    }
  }

  @Test
  void onlyAConnectionThatLastedEndsTheGrowth() {
    reconnection.failed(now);
    reconnection.connected(now);
    now += Duration.ofSeconds(1).toNanos();
    reconnection.lost(now);
    assertPause(Duration.ofMillis(500));

    reconnection.connected(now);
    now += Duration.ofSeconds(11).toNanos();
    reconnection.lost(now);
    assertPause(Duration.ZERO);
    reconnection.failed(now);
    assertPause(Duration.ZERO);
  }
}
