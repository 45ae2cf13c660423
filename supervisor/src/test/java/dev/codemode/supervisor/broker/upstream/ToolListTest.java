package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.codemode.supervisor.config.ToolSelection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ToolListTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(ToolList.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final ToolList list = new ToolList(ToolSelection.ALL);

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void stop() {
    log.detachAppender(logged);
  }

  @Test
  void whatIsLeftOutIsToldOnceWithItsReasons() {
    add(
        "{\"name\": \"a\"}, {\"name\": \"a\"}, {\"name\": \"\"}, 7,"
            + " {\"name\": \"b\", \"description\": \"%s\"}".formatted("x".repeat(300_000)));
    assertThat(list.tools("crm")).extracting(ToolDefinition::name).containsExactly("a");
    assertThat(logged.list)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .containsExactly(
                        "server=crm",
                        "counts={a name that another tool has=1, definitions over 262144 bytes=1,"
                            + " no definitions at all=1, no name, or one over 1024 characters=1}"));
  }

  @Test
  void aUsualListIsNotLogged() {
    add("{\"name\": \"a\"}, {\"name\": \"b\"}");
    assertThat(list.tools("crm")).hasSize(2);
    assertThat(logged.list).isEmpty();
  }

  private void add(String definitions) {
    byte[] page = ("{\"tools\": [" + definitions + "]}").getBytes(StandardCharsets.UTF_8);
    assertThat(list.add(new JsonText(page, 0, page.length, null))).isEqualTo("");
  }
}
