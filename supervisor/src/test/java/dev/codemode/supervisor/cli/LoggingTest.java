package dev.codemode.supervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ServersFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LoggingTest {
  @TempDir private Path folder;

  @Test
  void aValueOfAStrangerStaysOnTheLineOfItsEvent() {
    var context = new LoggerContext();
    var event =
        new LoggingEvent(
            "here",
            context.getLogger("a.b.Place"),
            Level.WARN,
            "It failed",
            new IllegalStateException("why"),
            null);
    event.setKeyValuePairs(List.of(new KeyValuePair("reason", "one\ntwo\u009b31m\u2028three")));

    List<String> lines = Logging.layout(context).doLayout(event).lines().toList();
    assertThat(lines.getFirst()).endsWith("WARN  Place - It failed reason=\"one two31m three\"");
    assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: why");
  }

  @Test
  void aBadEntryIsNotLoggedWhereTheCommandTellsIt() throws Exception {
    Path file = folder.resolve("mcp_servers.json");
    Files.writeString(file, "{\"s\": {}}");
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    Logger all = logger("dev.codemode.supervisor.config");
    all.addAppender(log);
    try {
      List<ServerEntry> _ = new ServersFile(file, Map.of()).read();
      assertThat(log.list).hasSize(1);
      Logging.withoutServers();
      Files.writeString(file, "{\"s\": {}, \"t\": {\"command\": \"c\", \"odd\": 1}}");
      List<ServerEntry> _ = new ServersFile(file, Map.of()).read();
      assertThat(log.list).hasSize(2);
      assertThat(log.list.getLast().getMessage()).contains("\"odd\"");
    } finally {
      all.detachAppender(log);
      logger(Logging.UNUSABLE).setLevel(null);
      logger("dev.codemode.supervisor.broker.upstream").setLevel(null);
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
