package dev.codemode.supervisor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.config.ByteSize;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WarmTargetTest {
  private long now = Long.MAX_VALUE - 5;
  private OptionalLong available = OptionalLong.empty();

  private WarmTarget target(int most) {
    return new WarmTarget(most, () -> now, () -> available);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void noneUntilSomebodyIsThere() {
    WarmTarget target = target(2);
    assertThat(target.count(0)).isZero();
    target.expected();
    assertThat(target.count(0)).isEqualTo(1);
  }

  @Test
  void twoInUseOneAfterAMinuteNoneAfterALongTime() {
    WarmTarget target = target(2);
    target.used(1);
    assertThat(target.count(0)).isEqualTo(2);
    pass(WarmTarget.IN_USE.minusNanos(1));
    assertThat(target.count(2)).isEqualTo(2);
    pass(Duration.ofNanos(1));
    assertThat(target.count(2)).isEqualTo(1);
    pass(WarmTarget.AT_HAND.minus(WarmTarget.IN_USE));
    assertThat(target.count(1)).isZero();
    target.expected();
    assertThat(target.count(0)).isEqualTo(1);
  }

  @Test
  void runsAtOnceRaiseItForAMinuteWithinWhatIsConfigured() {
    WarmTarget target = target(8);
    target.used(1);
    target.used(3);
    target.used(2);
    assertThat(target.count(0)).isEqualTo(4);
    pass(Duration.ofSeconds(59));
    target.used(1);
    assertThat(target.count(0)).isEqualTo(4);
    pass(Duration.ofSeconds(1));
    target.used(1);
    assertThat(target.count(0)).isEqualTo(2);
    target.used(20);
    assertThat(target.count(0)).isEqualTo(8);
  }

  @Test
  void neverMoreThanConfigured() {
    WarmTarget none = target(0);
    none.used(5);
    assertThat(none.count(0)).isZero();
    WarmTarget one = target(1);
    one.used(5);
    assertThat(one.count(0)).isEqualTo(1);
  }

  @Test
  void thoseThatServedAtOnceMayStayForAMinute() {
    WarmTarget target = target(1);
    target.used(5);
    assertThat(target.mayStay(5)).isEqualTo(6);
    available = OptionalLong.of(ByteSize.mebibytes(600).bytes());
    assertThat(target.mayStay(3)).isEqualTo(3);
    pass(WarmTarget.IN_USE);
    assertThat(target.mayStay(5)).isEqualTo(1);
  }

  @Test
  void noneForWhichThereIsNoMemory() {
    WarmTarget target = target(8);
    target.used(7);
    available = OptionalLong.of(ByteSize.mebibytes(512 + 2 * 256).bytes());
    assertThat(target.count(0)).isEqualTo(2);
    assertThat(target.count(1)).isEqualTo(3);
    // What is there stays until memory is really short.
    available = OptionalLong.of(ByteSize.mebibytes(400).bytes());
    assertThat(target.count(0)).isZero();
    assertThat(target.count(2)).isEqualTo(2);
    available = OptionalLong.of(ByteSize.mebibytes(200).bytes());
    assertThat(target.count(2)).isZero();
  }
}
