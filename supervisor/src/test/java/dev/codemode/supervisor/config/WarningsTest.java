package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is odd in a file is told of once, however often it is read. */
class WarningsTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Warnings.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @TempDir private Path folder;

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
  }

  private List<String> told(Map<String, String> environment, String... contents) throws Exception {
    Path file = folder.resolve("mcp_servers.json");
    var servers = new ServersFile(file, environment);
    for (String each : contents) {
      Files.writeString(file, each);
      List<ServerEntry> _ = servers.read();
    }
    return log.list.stream()
        .map(
            event ->
                (event.getKeyValuePairs().size() == 2
                        ? event.getKeyValuePairs().getFirst() + " "
                        : "")
                    + event.getFormattedMessage())
        .toList();
  }

  @Test
  void anUnknownKeyIsToldOfOncePerServer() throws Exception {
    String odd =
        "{\"%s\": {\"command\": \"c\", \"oauth\": {}, \"a\\nb\": 1, \"alwaysAllow\": [], \"source\": \"custom\"}}";

    assertThat(told(Map.of(), odd.formatted("s"), odd.formatted("s"), "\n" + odd.formatted("t")))
        .containsExactly(
            "server=\"s\" The key \"oauth\" of a server is not known and has no effect",
            "server=\"s\" The key \"a b\" of a server is not known and has no effect",
            "server=\"t\" The key \"oauth\" of a server is not known and has no effect",
            "server=\"t\" The key \"a b\" of a server is not known and has no effect");
  }

  @Test
  void aServerThatCannotBeUsedIsToldOfOnce() throws Exception {
    assertThat(told(Map.of(), "{\"s\": {}}", "{\"s\": {}, \"t\": {\"command\": \"c\"}}"))
        .singleElement()
        .asString()
        .startsWith(
            "server=\"s\" A server cannot be used: mcp_servers.json, line 1: \"command\": missing");
  }

  @Test
  void aTimeoutInSecondsIsToldOf() throws Exception {
    assertThat(told(Map.of(), "{\"s\": {\"command\": \"c\", \"timeout\": 30}}"))
        .containsExactly(
            "server=\"s\" A timeout under 1000 is read as seconds; write milliseconds, or a unit such as 30s");
  }

  @Test
  void aChoiceOfExecutorIsAnsweredByOneLine() throws Exception {
    String expected =
        "MCP_EXECUTOR has no effect: there is one executor, always isolated; see --confinement";
    assertThat(told(Map.of("MCP_EXECUTOR", "restrictedpython"), "{}", "{}"))
        .containsExactly(expected);

    log.list.clear();
    Files.writeString(folder.resolve(".env"), "MCP_EXECUTOR=x");
    assertThat(told(Map.of(), "{}")).containsExactly(expected);
  }
}
