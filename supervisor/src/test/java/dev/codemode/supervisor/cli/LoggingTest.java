package dev.codemode.supervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LoggingTest {
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
}
