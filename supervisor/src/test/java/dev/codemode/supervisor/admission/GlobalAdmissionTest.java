package dev.codemode.supervisor.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.config.PoolConfig;
import dev.codemode.supervisor.config.Tenant;
import dev.codemode.supervisor.testing.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GlobalAdmissionTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final GlobalAdmission admission =
      new GlobalAdmission(new PoolConfig(0, 1, 1, LONG, LONG, 1, LONG, false));

  @Test
  void admitsUpToItsBoundAndGivesPermitsBackOnce() throws Exception {
    Permit first = permit();
    assertThat(rejection(Duration.ofMillis(1))).contains("none ended within");
    first.close();
    first.close();
    Permit second = permit();
    assertThat(rejection(Duration.ofMillis(1))).contains("none ended within");
    second.close();
  }

  @Test
  void queueIsBounded() throws Exception {
    Permit held = permit();
    var waited = new CompletableFuture<AdmissionResult>();
    Thread waiter =
        Thread.ofPlatform()
            .name("waiter")
            .start(
                () -> {
                  try {
                    waited.complete(admission.acquire(Tenant.LOCAL, LONG));
                  } catch (InterruptedException e) {
                    waited.completeExceptionally(e);
                  }
                });
    Await.until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    assertThat(rejection(LONG)).isEqualTo("1 runs are under way and 1 wait; try again later");
    held.close();
    assertThat(waited.get(5, TimeUnit.SECONDS)).isInstanceOf(AdmissionResult.Admitted.class);
  }

  private Permit permit() throws InterruptedException {
    return ((AdmissionResult.Admitted) admission.acquire(Tenant.LOCAL, LONG)).permit();
  }

  private String rejection(Duration atMost) throws InterruptedException {
    return ((AdmissionResult.Rejected) admission.acquire(Tenant.LOCAL, atMost)).reason();
  }
}
