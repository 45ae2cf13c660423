package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.upstream.EventReader.Event;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  private static final String MESSAGE = "{\"method\":\"m\"}";

  private final ReplyBudget budget = new ReplyBudget(1024 * 1024, Duration.ofMillis(20));

  private List<Event> read(String text) throws Exception {
    var events = new ArrayList<Event>();
    try (var reader =
        new EventReader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new MessageBuffer(100, budget))) {
      for (Optional<Event> event = reader.next(); event.isPresent(); event = reader.next()) {
        events.add(event.get());
      }
    }
    return events;
  }

  private static String kind(Event event) {
    return event.message().map(each -> each.getClass().getSimpleName()).orElse("-");
  }

  @Test
  void takesEveryLineEndCommentsAndFields() throws Exception {
    List<Event> events =
        read(
            ": hello\n\nid: 7\r\nevent: message\r\nretry: 1500\r\ndata: %s\r\n\r\ndata:%s\r\rdata: {\ndata:\"method\":\"m\"}\nodd\nnothing: x\n\n"
                .formatted(MESSAGE, MESSAGE));

    assertThat(events).extracting(EventReaderTest::kind).containsOnly("Message").hasSize(3);
    assertThat(events).extracting(Event::id).containsOnly("7");
    assertThat(events.getLast().retry()).contains(Duration.ofMillis(1_500));
  }

  @Test
  void endpointIsTextAndItsTypeMayComeBehind() throws Exception {
    Event event = read("data: /messages?id=1\nevent: endpoint\n\n").getFirst();

    assertThat(event.type()).isEqualTo("endpoint");
    assertThat(event.endpoint()).isEqualTo("/messages?id=1");
    assertThat(event.message()).isEmpty();
  }

  @Test
  void emptyDataMovesThePositionOnly() throws Exception {
    Event event = read("id: 1\ndata:\n\n").getFirst();

    assertThat(event.id()).isEqualTo("1");
    assertThat(event.message()).isEmpty();
  }

  @Test
  void whatStandsBeforeACutCountsAndHalfAMessageIsJunk() throws Exception {
    assertThat(read("data: " + MESSAGE)).extracting(EventReaderTest::kind).containsOnly("Message");
    assertThat(read("data: {\"meth")).extracting(EventReaderTest::kind).containsOnly("Junk");
    assertThat(read("dat")).isEmpty();
  }

  @Test
  void cutEventMovesNoPosition() throws Exception {
    List<Event> events = read("id: 1\ndata: %s\n\nid: 2\ndata: %s\n".formatted(MESSAGE, MESSAGE));

    assertThat(events).extracting(Event::id).containsExactly("1", "1");
    assertThat(read("id: 1\n\nid: 2\ndata: {\"meth").getLast().id()).isEqualTo("1");
  }

  @Test
  void hugeFieldsAndEventsAreBounded() throws Exception {
    String huge = "x".repeat(5_000);

    List<Event> events =
        read(
            "%s: a\nid: %s\nevent: %s\ndata: {\"id\":3,\"result\":\"%s\"}\n\ndata: %s\n\n"
                .formatted(huge, huge, huge, huge, MESSAGE));

    assertThat(events).extracting(EventReaderTest::kind).containsExactly("Dropped", "Message");
    assertThat(events.getFirst().id()).isEmpty();
    assertThat(events.getFirst().type()).hasSize(2_048);
    assertThat(((Received.Dropped) events.getFirst().message().orElseThrow()).id()).contains(3L);
  }

  @Test
  void pauseBeforeResumingIsBounded() throws Exception {
    assertThat(read("retry: 999999999\ndata: 1\n\n").getFirst().retry())
        .contains(Duration.ofSeconds(30));
    assertThat(read("retry: 0\ndata: 1\n\n").getFirst().retry()).contains(Duration.ofMillis(50));
    assertThat(read("retry: soon\ndata: 1\n\n").getFirst().retry()).isEmpty();
  }
}
