package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

  @Test
  void pausesDoubleUpToTheLongest() {
    assertThat(IntStream.range(0, 5).mapToObj(PAUSES::pause))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 5L, 5L);
    assertThat(PAUSES.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theOtherSideDecidesTheFirstAndLengthensTheOthers() {
    Optional<Duration> brief = Optional.of(Duration.ofMillis(50));
    assertThat(PAUSES.pause(0, brief)).isEqualTo(Duration.ofMillis(50));
    assertThat(PAUSES.pause(1, brief)).isEqualTo(Duration.ofSeconds(2));
    assertThat(PAUSES.pause(1, Optional.of(Duration.ofSeconds(9)))).hasSeconds(9);
    assertThat(PAUSES.pause(1, Optional.empty())).hasSeconds(2);
  }

  @Test
  void pausesThatCannotGrowAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
