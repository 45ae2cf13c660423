package dev.codemode.supervisor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunClocksTest {
  private static final long SECOND = 1_000_000_000L;

  private final RunClocks clocks = new RunClocks(Duration.ofSeconds(20), Duration.ofSeconds(5));

  @BeforeEach
  void give() {
    clocks.given(0);
  }

  @Test
  void programThatDoesNotStartExpires() {
    assertThat(clocks.expired(10 * SECOND - 1, Duration.ZERO)).isNull();
    assertThat(clocks.expired(10 * SECOND, Duration.ZERO)).isEqualTo(RunClocks.Expired.START);
  }

  @Test
  void lookingUpSignaturesDoesNotCountAgainstTheStart() {
    clocks.lookupBegan(SECOND);
    assertThat(clocks.expired(30 * SECOND, Duration.ZERO)).isNull();
    clocks.lookupEnded(30 * SECOND);
    assertThat(clocks.expired(39 * SECOND - 1, Duration.ZERO)).isNull();
    assertThat(clocks.expired(39 * SECOND, Duration.ZERO)).isEqualTo(RunClocks.Expired.START);
  }

  @Test
  void computeClockStandsWhileAnyCallIsOpenAndAccumulates() {
    clocks.started(0, Duration.ZERO);
    clocks.callOpened(2 * SECOND);
    clocks.callOpened(3 * SECOND);
    clocks.callClosed(9 * SECOND);
    assertThat(clocks.compute(9 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    clocks.callClosed(10 * SECOND);
    assertThat(clocks.expired(13 * SECOND - 1, Duration.ZERO)).isNull();
    assertThat(clocks.expired(13 * SECOND, Duration.ZERO)).isEqualTo(RunClocks.Expired.COMPUTE);
  }

  @Test
  void wallClockCountsCallsToo() {
    clocks.started(0, Duration.ZERO);
    clocks.callOpened(SECOND);
    assertThat(clocks.expired(20 * SECOND - 1, Duration.ZERO)).isNull();
    assertThat(clocks.expired(20 * SECOND, Duration.ZERO)).isEqualTo(RunClocks.Expired.WALL);
  }

  @Test
  void callHeldOpenBuysNoCpuTime() {
    clocks.started(0, Duration.ofSeconds(3));
    clocks.callOpened(0);
    assertThat(clocks.expired(SECOND, Duration.ofSeconds(13).minusNanos(1))).isNull();
    assertThat(clocks.expired(SECOND, Duration.ofSeconds(13))).isEqualTo(RunClocks.Expired.CPU);
  }

  @Test
  void lookupWhileRunningStopsTheComputeClock() {
    clocks.started(0, Duration.ZERO);
    clocks.lookupBegan(SECOND);
    clocks.lookupEnded(9 * SECOND);
    assertThat(clocks.compute(10 * SECOND)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void clocksStandAfterTheEnd() {
    clocks.started(0, Duration.ZERO);
    clocks.ended(3 * SECOND);
    clocks.ended(4 * SECOND);
    assertThat(clocks.wall(90 * SECOND)).isEqualTo(Duration.ofSeconds(3));
    assertThat(clocks.compute(90 * SECOND)).isEqualTo(Duration.ofSeconds(3));
    assertThat(clocks.expired(90 * SECOND, Duration.ofDays(1))).isNull();
  }
}
