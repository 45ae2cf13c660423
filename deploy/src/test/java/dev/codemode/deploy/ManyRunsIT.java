package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Run after run, and several at a time: no process stays, the supervisor does not grow. */
final class ManyRunsIT {
  private static final int AT_ONCE = 8;
  private static final int WARM_WORKERS = 2;

  /** For eight at a time on a busy machine. */
  private static final Duration REPLENISHED_WITHIN = Duration.ofSeconds(60);

  /**
   * What the supervisor's live objects may grow by from the first runs to the last, in bytes: code
   * and tables that are made on first use. About 50 KiB a run in the short form, 2.5 in the long.
   */
  private static final long SLACK = 1024 * 1024;

  /** Threads that come and go with the load, see {@link RecoveryIT}. */
  private static final int THREADS_SLACK = 8;

  @Test
  void supervisorStaysTheSame() throws Exception {
    int inARow = Built.soak() ? 200 : 10;
    int parallel = Built.soak() ? 200 : 8;
    try (StdioServer server = StdioServer.start(Json.servers(Map.of()))) {
      for (int i = 0; i < 2; i++) {
        assertSquare(i, server.execute(program(i)));
      }
      // What several at a time need is made here, not in what is measured.
      runAtOnce(server, 0);
      awaitWarmWorkersOnly(server);
      long pid = server.process().pid();
      // Looking into the heap opens a socket that stays open.
      long before = LiveHeap.bytes(pid);
      Footprint footprint = Footprint.settled(pid);
      for (int i = 0; i < inARow; i++) {
        assertSquare(i, server.execute(program(i)));
      }
      for (int i = 0; i < parallel; i += AT_ONCE) {
        runAtOnce(server, i);
      }
      awaitWarmWorkersOnly(server);
      long after = LiveHeap.bytes(pid);
      assertThat(after).as("live bytes, %s before", before).isLessThan(before + SLACK);
      Footprint now = Footprint.settled(pid);
      assertThat(now.descriptors()).as("descriptors").isEqualTo(footprint.descriptors());
      assertThat(now.threads())
          .as("threads")
          .isLessThanOrEqualTo(footprint.threads() + THREADS_SLACK);
    }
  }

  private static void awaitWarmWorkersOnly(StdioServer server) throws InterruptedException {
    // One that has just been used up, and the one that takes its place, may both be there.
    long[] quietSince = {System.nanoTime()};
    assertThat(
            Processes.await(
                REPLENISHED_WITHIN,
                () -> {
                  if (server.process().children().filter(Processes::runs).count() != WARM_WORKERS) {
                    quietSince[0] = System.nanoTime();
                  }
                  return System.nanoTime() - quietSince[0] > Duration.ofSeconds(2).toNanos();
                }))
        .as("%d workers, as many as are kept warm", WARM_WORKERS)
        .isTrue();
  }

  private static void runAtOnce(StdioServer server, int first) throws IOException {
    List<CompletableFuture<JsonNode>> replies = new ArrayList<>();
    for (int i = first; i < first + AT_ONCE; i++) {
      replies.add(server.sendProgram(Map.of("code", program(i))));
    }
    for (int i = 0; i < AT_ONCE; i++) {
      assertSquare(first + i, ExecuteResult.of(server.await(replies.get(i))));
    }
  }

  private static String program(int n) {
    return "sum(" + n + " for _ in range(" + n + "))";
  }

  private static void assertSquare(int n, ExecuteResult result) {
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.result().asInt()).isEqualTo(n * n);
  }
}
