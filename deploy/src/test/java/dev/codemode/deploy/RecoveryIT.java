package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.worker.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a worker does, its run ends with a status that says what is known, the next run succeeds
 * and nothing is left behind.
 *
 * <p>No worker is kept warm, so that a planted fault meets the next run. A fault lives in a process
 * of its own, so the next run is mostly served by a worker without an interpreter, which starts
 * many times faster than a real one; a few times, and at the end, by a real one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecoveryIT {
  /**
   * Threads that come and go with the load: the JVM's compilers, pools that keep a thread for a
   * minute. The baseline stays the same for all tests, so that one thread that each run leaves
   * behind still shows.
   */
  private static final int THREADS_SLACK = 8;

  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(5);

  private FaultyDistribution distribution;
  private StdioServer server;
  private Footprint baseline;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    distribution = FaultyDistribution.copyOf(Built.distribution());
    server =
        StdioServer.start(
            distribution.home(),
            Json.servers(Map.of()),
            distribution.environment("CODEMODE_POOL_WARM", "0"));
    assertThat(runWith(Fault.CRASH_IN_RUN).status()).isEqualTo("worker_lost");
    nextRunSucceeds();
    awaitNoWorker();
    baseline = Footprint.settled(server.process().pid());
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException, InterruptedException {
    assertThat(distribution.tookAll()).as("the planted faults were met").isTrue();
    awaitNoWorker();
    long pid = server.process().pid();
    Processes.await(SETTLED_WITHIN, () -> isAsAtFirst(pid));
    Footprint now = Footprint.of(pid);
    assertThat(now.descriptors()).as("descriptors").isEqualTo(baseline.descriptors());
    assertThat(now.threads()).as("threads").isLessThanOrEqualTo(baseline.threads() + THREADS_SLACK);
    assertThat(server.sandpit().temporaryFiles())
        .as("temporary files")
        .hasSize(2)
        .allMatch(file -> file.matches("codemode-\\d+/(worker\\.sock|bait)"));
  }

  @AfterAll
  void stop() throws IOException {
    try (FaultyDistribution _ = distribution;
        StdioServer _ = server) {
      realRunSucceeds();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CRASH_AT_START",
        "EXIT_AT_START",
        "GARBAGE_AT_START",
        "READY_BEFORE_HELLO",
        "INVENTED_TOKEN"
      })
  void runGetsAnotherWorkerWhenOneIsLostBeforeItStarts(Fault fault) throws IOException {
    distribution.plant(fault);
    nextRunSucceeds();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CRASH_IN_RUN",
        "EXIT_IN_RUN",
        "GARBAGE_IN_RUN",
        "EMPTY_FRAME",
        "OVERSIZED_FRAME",
        "WRONG_RUN_ID",
        "DUPLICATE_CALL_ID",
        "FALLING_CALL_ID",
        "SECOND_READY",
        "SECOND_START",
        "RESULT_NO_JSON",
        "UNKNOWN_STATUS"
      })
  void lostWorkerEndsItsRunOnly(Fault fault) throws IOException {
    ExecuteResult result = runWith(fault);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("worker_lost");
    assertThat(result.errorType()).isEqualTo("WORKER_LOST");
    nextRunSucceeds();
  }

  @Test
  void runGetsAnotherWorkerWhenOneDoesNotStartIt() throws IOException {
    distribution.plant(Fault.NEVER_READS);
    nextRunSucceeds();
  }

  @Test
  void runThatTwoWorkersDoNotStartIsGivenUp() throws IOException {
    distribution.plant(Fault.NEVER_READS);
    distribution.plant(Fault.HANG_BEFORE_STARTED);
    ExecuteResult result = server.execute("1+1", 3);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("timeout");
    assertThat(result.message()).contains("nothing of it has run");
    nextRunSucceeds();
  }

  @Test
  void hangingWorkerEndsAtItsTimeout() throws IOException {
    assertThat(runWith(Fault.HANG_IN_RUN).status()).isEqualTo("timeout");
    nextRunSucceeds();
  }

  @Test
  void floodOfOutputIsStopped() throws IOException {
    assertThat(runWith(Fault.OUTPUT_FLOOD).status()).isEqualTo("output_limit");
    nextRunSucceeds();
  }

  @Test
  void floodOfCallsIsStopped() throws IOException {
    assertThat(runWith(Fault.CALL_FLOOD).status()).isEqualTo("tool_call_limit");
    nextRunSucceeds();
  }

  @Test
  void floodOnStandardErrorIsDrained() throws IOException {
    assertThat(runWith(Fault.STDERR_FLOOD).result().asString()).isEqualTo("survived");
    assertThat(server.log().length()).isLessThan(10_000_000);
  }

  @Test
  void tokenServesOnce() throws IOException {
    assertThat(runWith(Fault.REPLAYED_TOKEN).result().asString()).isEqualTo("refused");
  }

  @Test
  void realWorkerTakesOverFromOneThatDoesNotStart() throws IOException {
    distribution.plant(Fault.CRASH_AT_START);
    realRunSucceeds();
  }

  @ParameterizedTest
  @EnumSource(names = {"GARBAGE_IN_RUN", "HANG_IN_RUN"})
  void realWorkerServesTheNextRun(Fault fault) throws IOException {
    assertThat(runWith(fault).success()).isFalse();
    realRunSucceeds();
  }

  @Test
  void workerThatNeverDialsInIsGivenUp() throws IOException {
    try (FaultyDistribution own = FaultyDistribution.copyOf(Built.distribution());
        StdioServer other =
            StdioServer.start(
                own.home(),
                Json.servers(Map.of()),
                own.environment("CODEMODE_POOL_WARM", "0", "CODEMODE_POOL_START_TIMEOUT", "5s"))) {
      own.plant(Fault.HANG_AT_START);
      own.plant(Fault.SERVES);
      assertServed(other, other.execute("1+1"));
      assertThat(own.tookAll()).isTrue();
    }
  }

  @Test
  void hungWorkerDoesNotOutliveTheServer() throws Exception {
    try (FaultyDistribution own = FaultyDistribution.copyOf(Built.distribution())) {
      try (StdioServer other =
          StdioServer.start(
              own.home(), Json.servers(Map.of()), own.environment("CODEMODE_POOL_WARM", "0"))) {
        own.plant(Fault.HANG_IN_RUN);
        var _ = other.sendProgram(Map.of("code", "1+1"));
        assertThat(Processes.await(Duration.ofSeconds(30), () -> own.runsGiven() == 1))
            .as("the worker has its run\n%s", other.log())
            .isTrue();
        assertThat(own.tookAll()).isTrue();
        assertThat(Processes.workersOf(other.process())).hasSize(1);
      }
    }
  }

  private ExecuteResult runWith(Fault fault) throws IOException {
    distribution.plant(fault);
    return server.execute("1+1", 3);
  }

  private void nextRunSucceeds() throws IOException {
    distribution.plant(Fault.SERVES);
    assertServed(server, server.execute("1+1"));
  }

  private static void assertServed(StdioServer server, ExecuteResult result) {
    assertThat(result.status())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("completed");
    assertThat(result.result().asString()).isEqualTo("served");
  }

  private void realRunSucceeds() throws IOException {
    ExecuteResult result = server.execute("1+1");
    assertThat(result.status())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("completed");
    assertThat(result.result().asInt()).isEqualTo(2);
  }

  private void awaitNoWorker() throws InterruptedException {
    assertThat(
            Processes.await(
                SETTLED_WITHIN, () -> server.process().children().noneMatch(Processes::runs)))
        .as("no worker is left behind")
        .isTrue();
  }

  private boolean isAsAtFirst(long pid) {
    Footprint now = Footprint.of(pid);
    return now.descriptors().equals(baseline.descriptors())
        && now.threads() <= baseline.threads() + THREADS_SLACK;
  }
}
