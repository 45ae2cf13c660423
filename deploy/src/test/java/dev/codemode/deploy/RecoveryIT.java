package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.worker.Fault;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a worker does, its run ends with a status that says what is known, the next run succeeds
 * and nothing is left behind. No worker is kept warm, so that a planted fault meets the next run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecoveryIT {
  private FaultyDistribution distribution;
  private StdioServer server;

  @BeforeAll
  void start() throws IOException {
    distribution = FaultyDistribution.copyOf(Built.distribution());
    server =
        StdioServer.start(
            distribution.home(),
            Json.servers(Map.of()),
            Map.of("CODEMODE_POOL_WARM", "0", "CODEMODE_POOL_START_TIMEOUT", "30s"));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    distribution.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CRASH_AT_START",
        "EXIT_AT_START",
        "HANG_AT_START",
        "GARBAGE_AT_START",
        "READY_BEFORE_HELLO",
        "INVENTED_TOKEN"
      })
  void runGetsAnotherWorkerWhenOneIsLostBeforeItStarts(Fault fault) throws IOException {
    distribution.plant(fault);
    ExecuteResult result = server.execute("1+1");
    assertThat(result.status())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("completed");
    assertThat(distribution.tookAll()).isTrue();
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

  @ParameterizedTest
  @EnumSource(names = {"NEVER_READS", "HANG_BEFORE_STARTED"})
  void workerThatDoesNotStartTheRunIsGivenUp(Fault fault) throws IOException {
    ExecuteResult result = runWith(fault);
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
  void hungWorkerDoesNotOutliveTheServer() throws Exception {
    StdioServer other =
        StdioServer.start(
            distribution.home(), Json.servers(Map.of()), Map.of("CODEMODE_POOL_WARM", "0"));
    distribution.plant(Fault.HANG_IN_RUN);
    var _ =
        other.send("tools/call", Map.of("name", "execute_code", "arguments", Map.of("code", "1")));
    assertThat(
            Processes.await(
                java.time.Duration.ofSeconds(20),
                () -> other.process().children().findAny().isPresent()))
        .isTrue();
    other.close();
  }

  private ExecuteResult runWith(Fault fault) throws IOException {
    distribution.plant(fault);
    ExecuteResult result = server.execute("1+1", 3);
    assertThat(distribution.tookAll()).isTrue();
    return result;
  }

  private void nextRunSucceeds() throws IOException {
    ExecuteResult result = server.execute("1+1");
    assertThat(result.status())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("completed");
    assertThat(result.result().asInt()).isEqualTo(2);
  }
}
