package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The memory of the process that people start, against answers of eight million bytes each. */
class ReplyFloodTest {
  /** As trees they would take 6 GB: as text at most a fifth of the heap at a time. */
  @Test
  void manyLargeAnswersAtATimeFitTheHeap() throws Exception {
    try (var server = new ScriptedHttpServer()) {
      Process flood =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-Xmx384m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ReplyFlood.class.getName(),
                  server.url("/mcp").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        assertThat(flood.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(flood.exitValue()).isZero();
        String[] counts =
            new String(flood.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        assertThat(counts).hasSize(3);
        assertThat(Integer.parseInt(counts[0])).as("answered").isPositive();
        assertThat(Integer.parseInt(counts[0]) + Integer.parseInt(counts[1])).isEqualTo(32);
      } finally {
        flood.destroyForcibly();
      }
    }
  }
}
