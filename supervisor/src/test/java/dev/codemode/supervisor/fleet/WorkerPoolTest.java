package dev.codemode.supervisor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.supervisor.channel.RecordingListener;
import dev.codemode.supervisor.channel.WorkerGateway;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.config.PoolConfig;
import dev.codemode.supervisor.config.Tenant;
import dev.codemode.supervisor.testing.Await;
import dev.codemode.supervisor.testing.SilentListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int MOST_RUNS = 3;
  private static final Tenant ANN = new Tenant("ann");
  private static final Tenant BEN = new Tenant("ben");

  private final AtomicLong now = new AtomicLong();
  private Duration maxWorkerAge = LONG;
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
    Await.until(() -> pool.status().ready() == 1);
    Lease lease = leased();
    assertThat(lease.warm()).isTrue();
    Await.until(() -> pool.status().ready() == 2);
    assertThat(pool.status().leased()).isEqualTo(1);
    lease.discard(KillReason.SERVED);
    assertThat(pool.status().leased()).isZero();
    Await.until(() -> launcher.alive() == 2);
  }

  @Test
  void keepsFewerWhenNotInUseAndOneAgainWhenAClientShowsItself() throws Exception {
    var launcher = new FakeLauncher(FakeLauncher.ready((_, _, _) -> {}));
    open(launcher, 2, LONG);
    leased().discard(KillReason.SERVED);
    Await.until(() -> pool.status().ready() == 2);
    pool.shrink();
    assertThat(pool.status().ready()).isEqualTo(2);
    now.addAndGet(WarmTarget.IN_USE.toNanos());
    pool.shrink();
    assertThat(pool.status().ready()).isEqualTo(1);
    now.addAndGet(WarmTarget.AT_HAND.toNanos());
    pool.shrink();
    assertThat(pool.status().ready()).isZero();
    Await.until(() -> launcher.alive() == 0);
    pool.expectRuns();
    pool.expectRuns();
    Await.until(() -> pool.status().ready() == 1);
    assertThat(launcher.alive()).isEqualTo(1);
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
  void workerServesItsTenantAgainAndNoOther() throws Exception {
    FakeLauncher launcher = serving();
    pool = pool(launcher, 2, LONG, Isolation.TENANT);
    Worker anns = serve(ANN);
    Await.until(() -> pool.status().ready() == 1);
    // Of two that are ready, the one that is hers already.
    Await.until(() -> pool.status().ready() == 2);
    assertThat(serve(ANN)).isSameAs(anns);
    Worker bens = serve(BEN);
    assertThat(bens).isNotSameAs(anns);
    assertThat(serve(BEN)).isSameAs(bens);
  }

  @Test
  void workerOfOneTenantDoesNotKeepAnotherWaiting() throws Exception {
    FakeLauncher launcher = serving();
    pool = pool(launcher, 1, LONG, Isolation.TENANT);
    Worker anns = serve(ANN);
    Await.until(() -> pool.status().ready() == 1);
    assertThat(serve(BEN)).isNotSameAs(anns);
  }

  @Test
  void workersOfOneTenantTakeNoPlaceFromThoseThatAnotherWaitsFor() throws Exception {
    FakeLauncher launcher = serving();
    pool = pool(launcher, 0, LONG, Isolation.TENANT);
    List<Lease> anns = List.of(leased(ANN), leased(ANN), leased(ANN));
    for (Lease lease : anns) {
      Worker _ = serve(lease);
    }
    Await.until(() -> pool.status().ready() == 3);
    pool.shrink();
    assertThat(pool.status().ready()).as("as many as were in use at once").isEqualTo(3);
    Worker _ = serve(BEN);
    assertThat(launcher.launches()).isEqualTo(4);
  }

  @Test
  void workerIsRecycledAfterItsNumberOfRuns() throws Exception {
    pool = pool(serving(), 1, LONG, Isolation.TENANT);
    Worker first = serve(ANN);
    for (int run = 2; run <= MOST_RUNS; run++) {
      assertThat(first.exit()).isNotDone();
      assertThat(serve(ANN)).isSameAs(first);
    }
    first.exit().get(10, TimeUnit.SECONDS);
    assertThat(serve(ANN)).isNotSameAs(first);
  }

  @Test
  void workerIsRecycledWhenItIsOld() throws Exception {
    maxWorkerAge = Duration.ofNanos(1);
    pool = pool(serving(), 1, LONG, Isolation.TENANT);
    Worker first = serve(ANN);
    first.exit().get(10, TimeUnit.SECONDS);
    assertThat(serve(ANN)).isNotSameAs(first);
  }

  @Test
  void workerThatGrewIsRecycled() throws Exception {
    FakeLauncher launcher = serving();
    launcher.residentBytes = 200L << 20;
    pool = pool(launcher, 1, LONG, Isolation.TENANT);
    Worker first = serve(ANN);
    assertThat(serve(ANN)).isSameAs(first);
    launcher.residentBytes = 500L << 20;
    // Seen when it comes back, of this run or already of the last one.
    Worker _ = serve(ANN);
    first.exit().get(10, TimeUnit.SECONDS);
  }

  @Test
  void noneIsStartedForThoseThatWillComeBack() throws Exception {
    FakeLauncher launcher = serving();
    pool = pool(launcher, 2, LONG, Isolation.TENANT);
    pool.expectRuns();
    Lease first = leased(ANN);
    Await.until(() -> pool.status().ready() == 1);
    Lease second = leased(ANN);
    second.discard(KillReason.SERVED);
    Await.until(() -> pool.status().ready() == 1);
    assertThat(launcher.launches()).isEqualTo(3);
    first.discard(KillReason.SERVED);
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
    LeaseResult result = pool.lease(Tenant.LOCAL, LONG);
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
    assertThat(pool.lease(Tenant.LOCAL, Duration.ofMillis(20)))
        .isInstanceOf(LeaseResult.Unavailable.class);
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
    Await.until(() -> pool.status().ready() == 1);
    Lease lease = leased();
    Await.until(() -> launcher.launches() == 3 && pool.status().ready() == 1);
    pool.close();
    assertThat(launcher.alive()).isZero();
    assertThat(lease.worker().exit()).isDone();
    assertThat(pool.lease(Tenant.LOCAL, LONG))
        .isEqualTo(new LeaseResult.Unavailable("the server is stopping"));
  }

  private void open(FakeLauncher launcher, int warm, Duration startTimeout) {
    pool = pool(launcher, warm, startTimeout, Isolation.RUN);
    pool.expectRuns();
  }

  private WorkerPool pool(
      FakeLauncher launcher, int warm, Duration startTimeout, Isolation isolation) {
    var config = new PoolConfig(warm, 8, 64, LONG, startTimeout, MOST_RUNS, maxWorkerAge, false);
    return new WorkerPool(
        new WorkerStarter(launcher, gateway, Limits.DEFAULT, false, startTimeout),
        config,
        isolation,
        new WarmTarget(warm, now::get, OptionalLong::empty));
  }

  private Lease leased() throws InterruptedException {
    return leased(Tenant.LOCAL);
  }

  private Lease leased(Tenant tenant) throws InterruptedException {
    return ((LeaseResult.Leased) pool.lease(tenant, LONG)).lease();
  }

  /** Serves runs for ever, as a worker that is kept does. */
  private static FakeLauncher serving() {
    return new FakeLauncher(
        FakeLauncher.ready(
            (worker, _, _) -> {
              while (true) {
                String run = worker.next().getRunId();
                worker.started(run);
                worker.completed(run, "1");
                worker.ready();
              }
            }));
  }

  /** Has one run served, as its tenant's worker; it comes back. */
  private Worker serve(Tenant tenant) throws Exception {
    return serve(leased(tenant));
  }

  private static Worker serve(Lease lease) throws Exception {
    var listener = new RecordingListener();
    lease
        .worker()
        .connection()
        .start("r", StartRun.newBuilder().setKeepWorker(true).build(), listener);
    assertThat(listener.next()).isEqualTo("started");
    assertThat(listener.next()).isEqualTo("finished STATUS_COMPLETED");
    lease.giveBack();
    return lease.worker();
  }
}
