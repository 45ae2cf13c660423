package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ServerEntry.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sixty-four calls at a time to one server: two seconds, a minute in the soak profile ({@code
 * -Psoak}).
 */
@Tag("soak")
class UpstreamSoakTest {
  private static final int PARALLEL = 64;
  private static final int LARGEST = 1024 * 1024;
  private static final Duration TIME =
      Boolean.getBoolean("codemode.soak") ? Duration.ofMinutes(1) : Duration.ofSeconds(2);

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong answers = new AtomicLong();

  @Test
  void stdio() throws Exception {
    withoutAnError(ScriptedServer.entry("scripted"));
  }

  @Test
  void streamableHttp() throws Exception {
    try (var server = new ScriptedHttpServer()) {
      withoutAnError(server.entry("/mcp", HttpTransport.STREAMABLE));
    }
  }

  @Test
  void olderHttp() throws Exception {
    try (var server = new ScriptedHttpServer()) {
      withoutAnError(server.entry("/sse", HttpTransport.SSE));
    }
  }

  private void withoutAnError(ServerEntry entry) throws Exception {
    try (var upstream = new Upstream(entry, LARGEST)) {
      upstream.tools();
      long end = System.nanoTime() + TIME.toNanos();
      List<Thread> callers =
          java.util.stream.IntStream.range(0, PARALLEL)
              .mapToObj(_ -> Thread.ofVirtual().start(() -> callUntil(upstream, end)))
              .toList();
      for (Thread each : callers) {
        each.join();
      }
    }
    System.err.printf("%s: %,d calls in %s%n", entry.key(), answers.get(), TIME);
    assertThat(failures).isEmpty();
    assertThat(answers.get()).isGreaterThan(PARALLEL);
  }

  private void callUntil(Upstream upstream, long end) {
    while (System.nanoTime() - end < 0) {
      try (JsonText answer =
          upstream.call("echo", Json.MAPPER.createObjectNode(), Duration.ofSeconds(30), () -> {})) {
        assertThat(answer.tree().orElseThrow().path("content").path(0).path("text").asString(""))
            .isEqualTo("hello");
        answers.incrementAndGet();
      } catch (Exception | AssertionError e) {
        failures.add(String.valueOf(e));
        return;
      }
    }
  }
}
