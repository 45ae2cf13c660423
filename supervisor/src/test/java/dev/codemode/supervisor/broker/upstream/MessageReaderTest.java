package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.upstream.MessageReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
  private static final int BOUND = 100;

  private static List<Line> read(String text) throws IOException {
    var reader =
        new MessageReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), BOUND);
    var lines = new ArrayList<Line>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get());
    }
    return lines;
  }

  @Test
  void skipsBlankLinesAndTellsJunk() throws Exception {
    assertThat(read("\n \r\n{\"a\":1}\r\nhello\n[1]\n{\"a\":\n\"é\"\n{}"))
        .extracting(line -> line.getClass().getSimpleName())
        .containsExactly("Message", "Junk", "Junk", "Junk", "Junk", "Message");
  }

  @Test
  void findsTheIdOfAnOversizedMessageBeforeOrBehindWhatIsLarge() throws Exception {
    String large = "{\"x\":[\"" + "y".repeat(300) + "\"]}";

    assertThat(
            read(
                "{\"id\":7,\"result\":%s}\n{\"result\":%s,\"id\":\"s\"}\n{\"result\":%s}\n{}"
                    .formatted(large, large, large)))
        .containsExactly(
            new Line.Oversized(Optional.of(7L)),
            new Line.Oversized(Optional.of("s")),
            new Line.Oversized(Optional.empty()),
            new Line.Message(Json.MAPPER.createObjectNode()));
  }

  @Test
  void oversizedJunkIsSkippedToItsEnd() throws Exception {
    assertThat(read("z".repeat(70_000) + "\n{}"))
        .containsExactly(
            new Line.Oversized(Optional.empty()), new Line.Message(Json.MAPPER.createObjectNode()));
    assertThat(read("z".repeat(70_000))).containsExactly(new Line.Oversized(Optional.empty()));
  }

  @Test
  void aLineOfExactlyTheBoundIsKept() throws Exception {
    String line = "{\"a\":\"" + "b".repeat(BOUND - 8) + "\"}";
    assertThat(line).hasSize(BOUND);

    assertThat(read(line + "\n{}")).allMatch(each -> each instanceof Line.Message).hasSize(2);
  }

  @Test
  void deepNestingIsJunk() throws Exception {
    var reader =
        new MessageReader(
            new ByteArrayInputStream(
                ("{\"a\":" + "[".repeat(10_000) + "\n").getBytes(StandardCharsets.UTF_8)),
            1 << 20);

    assertThat(reader.next()).contains(new Line.Junk());
  }
}
