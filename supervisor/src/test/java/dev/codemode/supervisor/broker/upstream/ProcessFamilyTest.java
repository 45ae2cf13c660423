package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessFamilyTest {
  private final ProcessFamily family = new ProcessFamily();

  private Process start(String script) throws Exception {
    var builder = new ProcessBuilder("sh", "-c", script);
    family.mark(builder.environment());
    return builder.start();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findsAndKillsWhatLeftItsParentBehind() throws Exception {
    Process parent = start("setsid sleep 300 & setsid sleep 300 & sleep 300 & exit 0");
    parent.waitFor();
    Await.until(() -> family.living().size() == 3);

    family.kill();

    assertThat(family.living()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void oneThatEndedAndIsNotWaitedForCountsAsGone() throws Exception {
    Process parent = start("true & exec sleep 300");
    Await.until(
        () -> {
          family.look(parent.toHandle());
          return family.living().size() == 1 && parent.descendants().count() == 1;
        });

    assertThat(family.living()).containsExactly(parent.toHandle());
    long began = System.nanoTime();
    family.kill();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(900));
    assertThat(parent.waitFor()).isNotZero();
  }
}
