package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Run after run, and several at a time: no process stays, the supervisor does not grow. */
final class ManyRunsIT {
  private static final int AT_ONCE = 8;

  /** What the collector may have left lying around between two looks, in KiB. */
  private static final long SLACK_KIB = 96 * 1024;

  @Test
  void supervisorStaysTheSame() throws Exception {
    int inARow = Built.soak() ? 200 : 14;
    int parallel = Built.soak() ? 200 : 16;
    try (StdioServer server = StdioServer.start(Json.servers(Map.of()))) {
      for (int i = 0; i < 6; i++) {
        assertSquare(i, server.execute(program(i)));
      }
      long before = Processes.residentKib(server.process().pid());
      for (int i = 0; i < inARow; i++) {
        assertSquare(i, server.execute(program(i)));
      }
      for (int i = 0; i < parallel; i += AT_ONCE) {
        runAtOnce(server, i);
      }
      // The two warm ones and at most as many that start.
      assertThat(
              Processes.await(
                  java.time.Duration.ofSeconds(20), () -> server.process().children().count() <= 4))
          .isTrue();
      long after = Processes.residentKib(server.process().pid());
      assertThat(after).as("resident KiB, %s before", before).isLessThan(before + SLACK_KIB);
    }
  }

  private static void runAtOnce(StdioServer server, int first) throws IOException {
    List<CompletableFuture<JsonNode>> replies = new ArrayList<>();
    for (int i = first; i < first + AT_ONCE; i++) {
      replies.add(
          server.send(
              "tools/call",
              Map.of("name", "execute_code", "arguments", Map.of("code", program(i)))));
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
