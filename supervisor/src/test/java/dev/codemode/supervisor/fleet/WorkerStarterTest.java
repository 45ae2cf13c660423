package dev.codemode.supervisor.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codemode.supervisor.channel.WorkerGateway;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.fleet.FakeLauncher.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerStarterTest {
  private WorkerGateway gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = WorkerGateway.open();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private WorkerStarter starter(FakeLauncher launcher, boolean requiresRestriction) {
    return new WorkerStarter(
        launcher, gateway, Limits.DEFAULT, requiresRestriction, Duration.ofSeconds(20));
  }

  @Test
  void launcherIsToldWhileNoWorkerEverGotReadyAndNotLater() throws Exception {
    var works = new AtomicBoolean();
    Script ready = FakeLauncher.ready((_, _, _) -> {});
    var launcher =
        new FakeLauncher(
            (worker, spec, process) -> {
              if (works.get()) {
                ready.live(worker, spec, process);
              } else {
                process.exit(3);
              }
            });
    WorkerStarter starter = starter(launcher, false);
    assertThatThrownBy(() -> starter.start(_ -> {})).hasMessageContaining("code 3");
    assertThat(launcher.complaints).singleElement().asString().contains("code 3");
    works.set(true);
    starter.start(_ -> {}).kill(KillReason.DRAIN);
    works.set(false);
    assertThatThrownBy(() -> starter.start(_ -> {})).hasMessageContaining("code 3");
    assertThat(launcher.complaints).hasSize(1);
  }

  @Test
  void workerThatIsNotWhollyRestrictedIsRefusedWhereThatIsRequired() {
    var launcher = new FakeLauncher(FakeLauncher.ready((_, _, _) -> {}));
    assertThatThrownBy(() -> starter(launcher, true).start(_ -> {}))
        .hasMessageContaining("confinement is required");
    assertThat(launcher.alive()).isZero();
  }
}
