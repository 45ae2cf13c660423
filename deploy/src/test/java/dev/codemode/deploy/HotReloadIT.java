package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A changed mcp_servers.json, while the server runs. */
final class HotReloadIT {
  private static final Duration PICKED_UP_WITHIN = Duration.ofSeconds(15);

  /** Twenty-odd seconds, in which the configuration changes. */
  private static final String PATIENT =
      """
      import time
      one.mark()
      for _ in range(45):
          time.sleep(0.5)
          blocks = one.every_kind()
      len(blocks)
      """;

  @Test
  void serversComeAndGoWhileARunKeepsItsOwn(@TempDir Path folder) throws Exception {
    ShellServer one = ShellServer.in(Files.createDirectory(folder.resolve("one")));
    ShellServer two = ShellServer.in(Files.createDirectory(folder.resolve("two")));
    try (StdioServer server = StdioServer.start(Json.servers(Map.of("one", one.entry())))) {
      CompletableFuture<JsonNode> patient = server.sendProgram(Map.of("code", PATIENT));
      assertThat(one.awaitMark()).isTrue();

      Path file = server.sandpit().write("next.json", Json.servers(Map.of("two", two.entry())));
      Files.move(file, file.resolveSibling("mcp_servers.json"), StandardCopyOption.ATOMIC_MOVE);
      assertThat(Processes.await(PICKED_UP_WITHIN, () -> completes(server, "two.mark()"))).isTrue();
      assertThat(completes(server, "one.mark()")).isFalse();

      assertThat(patient).as("the run that keeps its server is still under way").isNotDone();
      assertThat(ExecuteResult.of(server.await(patient)).result().asInt()).isEqualTo(6);
      assertThat(Processes.await(PICKED_UP_WITHIN, () -> Processes.naming(one.script()).isEmpty()))
          .as("the server that is gone ends with its last run")
          .isTrue();

      server.sandpit().write("mcp_servers.json", "{\"mcpServers\": {");
      assertThat(
              Processes.await(PICKED_UP_WITHIN, () -> server.log().contains("stay as they were")))
          .isTrue();
      assertThat(completes(server, "two.mark()")).isTrue();
    }
  }

  private static boolean completes(StdioServer server, String code) {
    try {
      return server.execute(code).success();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
