package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codemode.supervisor.config.ServerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The upstreams of one test, closed at its end, and what came of calls of their tools. */
final class TestingUpstreams implements AutoCloseable {
  /** Bytes of the largest message. */
  static final int LARGEST = 1024 * 1024;

  /** Within this time whatever answers at all has answered. */
  static final Duration SOON = Duration.ofSeconds(20);

  private final List<Upstream> opened = new ArrayList<>();

  Upstream open(ServerEntry entry) {
    return closing(new Upstream(entry, LARGEST));
  }

  Upstream scripted(String... faults) {
    return open(ScriptedServer.entry("scripted", faults));
  }

  /** One that a test made its own way. */
  Upstream closing(Upstream upstream) {
    opened.add(upstream);
    return upstream;
  }

  @Override
  public void close() {
    opened.forEach(Upstream::close);
  }

  static ObjectNode none() {
    return Json.MAPPER.createObjectNode();
  }

  static JsonNode result(Upstream upstream, String tool, Duration atMost) throws Exception {
    try (JsonText result = upstream.call(tool, none(), atMost, () -> {})) {
      return result.tree().orElseThrow();
    }
  }

  static String text(Upstream upstream, String tool) throws Exception {
    return text(upstream, tool, SOON);
  }

  static String text(Upstream upstream, String tool, Duration atMost) throws Exception {
    return result(upstream, tool, atMost).path("content").path(0).path("text").asString("");
  }

  static UpstreamException failure(Upstream upstream, String tool) {
    return failure(upstream, tool, SOON);
  }

  static UpstreamException failure(Upstream upstream, String tool, Duration atMost) {
    return failure(upstream, tool, none(), atMost);
  }

  static UpstreamException failure(
      Upstream upstream, String tool, ObjectNode arguments, Duration atMost) {
    UpstreamException failure =
        catchThrowableOfType(
            UpstreamException.class, () -> upstream.call(tool, arguments, atMost, () -> {}));
    assertThat(failure).isNotNull();
    return failure;
  }
}
