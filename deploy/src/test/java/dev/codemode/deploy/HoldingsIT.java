package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link HostileRunsIT} finds nothing of would be found if it were there. */
final class HoldingsIT {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

  @Test
  void whateverIsLeftIsSeen() throws Exception {
    try (StdioServer server =
        StdioServer.start(
            Built.distribution(), Json.servers(Map.of()), Map.of("CODEMODE_POOL_WARM", "1"))) {
      // Answered by a worker that is ready, and stays.
      assertThat(server.execute("(").errorType()).isEqualTo("SyntaxError");
      Holdings before = Holdings.settled(server);
      Path folder = server.sandpit().folder();

      Path file = Files.createFile(folder.resolve("tmp/codemode-left"));
      assertThat(Holdings.of(server).temporaryFiles()).contains("codemode-left");
      Files.delete(file);

      // No child of the supervisor, as one whose parent is gone.
      Process process = new ProcessBuilder("sh", "-c", "read line", folder.toString()).start();
      assertThat(Processes.await(SEEN_WITHIN, () -> Holdings.of(server).processes().contains("sh")))
          .isTrue();
      process.destroyForcibly().waitFor();

      for (Path hierarchy : before.cgroups()) {
        Path group =
            Files.createDirectory(
                hierarchy.resolve("codemode-" + server.process().pid() + "-left"));
        assertThat(Holdings.of(server).cgroups()).hasSize(before.cgroups().size() + 1);
        Files.delete(group);
      }

      assertThat(Holdings.settled(server)).isEqualTo(before);
    }
  }
}
