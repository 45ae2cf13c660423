package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
  private static final int BOUND = 100;
  private static final String SMALL = "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}";

  private final ReplyBudget budget = new ReplyBudget(1024 * 1024, Duration.ofMillis(20));

  private List<Received> read(String text, int bound) throws Exception {
    var received = new ArrayList<Received>();
    try (var reader =
        new MessageReader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new MessageBuffer(bound, budget))) {
      for (Optional<Received> line = reader.next(); line.isPresent(); line = reader.next()) {
        received.add(line.get());
      }
    }
    return received;
  }

  private static Optional<Object> droppedId(Received received) {
    assertThat(received).isInstanceOf(Received.Dropped.class);
    return ((Received.Dropped) received).id();
  }

  private static JsonText result(Received received) {
    assertThat(received).isInstanceOf(Received.Message.class);
    return (JsonText) ((JSONRPCResponse) ((Received.Message) received).message()).result();
  }

  private static String answer(String text) {
    return "{\"id\":1,\"result\":{\"text\":\"%s\"}}".formatted(text);
  }

  @Test
  void skipsBlankLinesAndTellsJunk() throws Exception {
    assertThat(
            read("\n \r\n" + SMALL + "\r\nhello\n[1]\n{\"a\":\n\"é\"\n{}\n{} {}\n" + SMALL, BOUND))
        .extracting(line -> line.getClass().getSimpleName())
        .containsExactly("Message", "Junk", "Junk", "Junk", "Junk", "Junk", "Junk", "Message");
  }

  @Test
  void otherEncodingsAreJunk() throws Exception {
    String bigEndian = answer("x").replaceAll("(.)", "\0$1");
    String littleEndian = answer("x").replaceAll("(.)", "$1\0");
    String fourBytes = answer("x").replaceAll("(.)", "\0\0\0$1");

    assertThat(read(bigEndian + "\n" + littleEndian + "\n" + fourBytes + "\n" + SMALL, 1_000))
        .extracting(line -> line.getClass().getSimpleName())
        .containsExactly("Junk", "Junk", "Junk", "Message");
  }

  @Test
  void findsTheIdOfAnOversizedMessageBeforeOrBehindWhatIsLarge() throws Exception {
    String large = "{\"x\":[\"" + "y".repeat(300) + "\"]}";

    List<Received> received =
        read(
            "{\"id\":7,\"result\":%s}\n{\"result\":%s,\"id\":\"s\"}\n{\"result\":%s}\n%s"
                .formatted(large, large, large, SMALL),
            BOUND);

    assertThat(droppedId(received.get(0))).contains(7L);
    assertThat(droppedId(received.get(1))).contains("s");
    assertThat(droppedId(received.get(2))).isEmpty();
    assertThat(received.get(3)).isInstanceOf(Received.Message.class);
  }

  @Test
  void oversizedJunkIsSkippedToItsEnd() throws Exception {
    assertThat(read("z".repeat(70_000) + "\n" + SMALL, BOUND))
        .extracting(line -> line.getClass().getSimpleName())
        .containsExactly("Dropped", "Message");
    assertThat(droppedId(read("z".repeat(70_000), BOUND).getFirst())).isEmpty();
  }

  @Test
  void aLineOfExactlyTheBoundIsKept() throws Exception {
    String line = answer("b".repeat(BOUND - answer("").length()));
    assertThat(line).hasSize(BOUND);

    assertThat(read(line + "\n" + line, BOUND))
        .allMatch(each -> each instanceof Received.Message)
        .hasSize(2);
  }

  @Test
  void deepNestingIsJunk() throws Exception {
    assertThat(read("{\"a\":" + "[".repeat(10_000) + "\n", 1 << 20))
        .containsExactly(new Received.Junk());
    assertThat(read("{\"id\":1,\"result\":" + "[".repeat(600) + "]".repeat(600) + "}", 1 << 20))
        .containsExactly(new Received.Junk());
  }

  @Test
  void largeResultHoldsItsShareUntilItIsClosed() throws Exception {
    long before = budget.free();
    JsonText kept = result(read(answer("x".repeat(200_000)), 1 << 20).getFirst());

    assertThat(kept.length()).isEqualTo(200_011);
    assertThat(budget.free()).isBetween(before - 300_000, before - 200_000);
    kept.close();
    kept.close();
    assertThat(budget.free()).isEqualTo(before);
  }

  @Test
  void largeAnswerWithoutRoomFailsItsRequest() throws Exception {
    ReplyBudget.Share taken = budget.reserve(900_000).orElseThrow();

    Received received = read(answer("x".repeat(200_000)), 1 << 20).getFirst();

    assertThat(droppedId(received)).contains(1L);
    assertThat(((Received.Dropped) received).reason()).hasMessageContaining("too many large");
    taken.release();
    result(read(answer("x".repeat(200_000)), 1 << 20).getFirst()).close();
  }

  @Test
  void whatHoldsNoResultHoldsNoShare() throws Exception {
    long before = budget.free();
    String large = "x".repeat(200_000);

    assertThat(
            read(
                "{\"id\":1,\"error\":{\"message\":\"%s\"}}\n{\"method\":\"%s\"}\n%s\n{\"id\":1,\"result\":{}"
                    .formatted(large, large, large),
                1 << 20))
        .hasSize(4);

    assertThat(budget.free()).isEqualTo(before);
  }
}
