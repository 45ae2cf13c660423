package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What ends in the middle of a run, by its caller or with its supervisor, is over at once. */
final class InterruptionIT {
  /** The contract's 250 ms for a cancel, tenfold for a busy machine. */
  private static final Duration CANCELLED_WITHIN = Duration.ofMillis(2_500);

  private static final String ENDLESS =
      """
      print("begun")
      shell.mark()
      while True:
          try:
              while True:
                  pass
          except BaseException:
              pass
      """;

  @TempDir private Path folder;
  private ShellServer shell;
  private StdioServer server;

  /** Without warm workers the one that there is has the run. */
  @BeforeEach
  void start() throws IOException {
    shell = ShellServer.in(folder.toRealPath());
    Map<String, Object> demo =
        Map.of(
            "command", Built.distribution().resolve("bin/codemode").toString(),
            "args", List.of("demo-server"));
    server =
        StdioServer.start(
            Built.distribution(),
            Json.servers(Map.of("shell", shell.entry(), "demo", demo)),
            Map.of("CODEMODE_POOL_WARM", "0"));
  }

  @Test
  void cancelledRunIsOverAndNotAnswered() throws Exception {
    try (StdioServer _ = server) {
      CompletableFuture<JsonNode> reply = server.sendProgram(Map.of("code", ENDLESS));
      assertThat(shell.awaitMark()).as("the program runs\n%s", server.log()).isTrue();
      List<ProcessHandle> workers = Processes.workersOf(server.process());
      assertThat(workers).hasSize(1);
      server.cancel(reply);
      assertThat(Processes.await(CANCELLED_WITHIN, () -> !Processes.runs(workers.getFirst())))
          .as("the worker of a cancelled run is gone")
          .isTrue();
      ExecuteResult next = server.execute("1+1");
      assertThat(next.result().asInt()).as("%s", next.structured()).isEqualTo(2);
      assertThat(reply).as("the reply to a cancelled request").isNotDone();
    }
  }

  @Test
  void killedSupervisorTakesWorkersAndServersAlong() throws Exception {
    try (StdioServer _ = server) {
      var _ = server.sendProgram(Map.of("code", ENDLESS));
      assertThat(shell.awaitMark()).as("the program runs\n%s", server.log()).isTrue();
      assertThat(Processes.workersOf(server.process())).hasSize(1);
      // The worker and both servers.
      assertThat(server.process().children()).hasSize(3);
      server.kill();
    }
  }
}
