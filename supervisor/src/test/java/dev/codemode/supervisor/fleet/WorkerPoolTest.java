package dev.codemode.supervisor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.supervisor.channel.WorkerGateway;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.PoolConfig;
import dev.codemode.supervisor.testing.Await;
import dev.codemode.supervisor.testing.SilentListener;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private WorkerGateway gateway;
  private WorkerPool pool;

  @BeforeEach
  void open() throws IOException {
    gateway = WorkerGateway.open();
    open(new FakeLauncher((_, _, _) -> {}), 0, LONG);
  }

  @AfterEach
  void close() {
    pool.close();
    gateway.close();
  }

  @Test
  void keepsTheWarmNumberReadyAndReplenishesWhatIsLent() throws Exception {
    var launcher = new FakeLauncher(FakeLauncher.ready((_, _, _) -> {}));
    open(launcher, 2, LONG);
    Await.until(() -> pool.status().ready() == 2);
    Lease lease = leased();
    assertThat(lease.warm()).isTrue();
    Await.until(() -> pool.status().ready() == 2);
    assertThat(pool.status().leased()).isEqualTo(1);
    lease.discard(KillReason.SERVED);
    assertThat(pool.status().leased()).isZero();
    Await.until(() -> launcher.alive() == 2);
  }

  @Test
  void startsOnDemandWhenNoneIsKeptWarm() throws Exception {
    var launcher = new FakeLauncher(FakeLauncher.ready((_, _, _) -> {}));
    open(launcher, 0, LONG);
    assertThat(launcher.launches()).isZero();
    assertThat(leased().warm()).isFalse();
    assertThat(launcher.launches()).isEqualTo(1);
  }

  @Test
  void workerGivenBackServesAgain() throws Exception {
    var launcher =
        new FakeLauncher(
            FakeLauncher.ready(
                (worker, _, _) -> {
                  String run = worker.next().getRunId();
                  worker.finished(
                      run,
                      RunFinished.newBuilder()
                          .setStatus(RunFinished.Status.STATUS_POLICY_VIOLATION)
                          .build());
                  worker.ready();
                }));
    open(launcher, 1, LONG);
    Lease lease = leased();
    lease.worker().connection().start("r", StartRun.getDefaultInstance(), new SilentListener());
    lease.giveBack();
    lease.giveBack();
    lease.discard(KillReason.SERVED);
    Await.until(() -> pool.status().leased() == 0 && pool.status().ready() >= 1);
    assertThat(lease.worker().exit()).isNotDone();
  }

  @Test
  void idleWorkerThatDiesIsReplaced() throws Exception {
    var launcher =
        new FakeLauncher(
            FakeLauncher.ready(
                (_, spec, process) -> {
                  if (spec.workerId().equals("w1")) {
                    process.exit(1);
                  }
                }));
    open(launcher, 1, LONG);
    Await.until(() -> launcher.launches() >= 2 && pool.status().ready() == 1);
    assertThat(leased().worker().id()).isNotEqualTo("w1");
  }

  @Test
  void callersAreToldWhenWorkersCannotStart() throws Exception {
    var launcher = new FakeLauncher((_, _, process) -> process.exit(70));
    open(launcher, 1, LONG);
    LeaseResult result = pool.lease(LONG);
    assertThat(result)
        .isInstanceOfSatisfying(
            LeaseResult.Unavailable.class,
            unavailable ->
                assertThat(unavailable.reason())
                    .isEqualTo(
                        "workers cannot start: a worker ended with code 70 while it started"));
    assertThat(pool.status().lastFailure()).isPresent();
  }

  @Test
  void workerThatIsNotReadyInTimeIsKilled() throws Exception {
    var launcher = new FakeLauncher((_, _, _) -> {});
    open(launcher, 1, Duration.ofMillis(50));
    Await.until(() -> pool.status().lastFailure().isPresent());
    assertThat(pool.status().lastFailure()).contains("a worker was not ready within 0.05 s");
    pool.close();
    assertThat(launcher.alive()).isZero();
  }

  @Test
  void waitsNoLongerThanAsked() throws Exception {
    open(new FakeLauncher((_, _, _) -> {}), 0, LONG);
    assertThat(pool.lease(Duration.ofMillis(20))).isInstanceOf(LeaseResult.Unavailable.class);
  }

  @Test
  void closingKillsStartingReadyAndLentWorkers() throws Exception {
    var launcher =
        new FakeLauncher(
            (worker, spec, process) -> {
              if (!spec.workerId().equals("w3")) {
                FakeLauncher.ready((_, _, _) -> {}).live(worker, spec, process);
              }
            });
    open(launcher, 2, LONG);
    Await.until(() -> pool.status().ready() == 2);
    Lease lease = leased();
    Await.until(() -> launcher.launches() == 3);
    pool.close();
    assertThat(launcher.alive()).isZero();
    assertThat(lease.worker().exit()).isDone();
    assertThat(pool.lease(LONG)).isEqualTo(new LeaseResult.Unavailable("the server is stopping"));
  }

  private void open(FakeLauncher launcher, int warm, Duration startTimeout) {
    var config = new PoolConfig(warm, 8, 64, LONG, startTimeout, false);
    pool =
        new WorkerPool(
            new WorkerStarter(launcher, gateway, ByteSize.mebibytes(256), startTimeout), config);
    pool.open();
  }

  private Lease leased() throws InterruptedException {
    return ((LeaseResult.Leased) pool.lease(LONG)).lease();
  }
}
