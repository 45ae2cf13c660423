package dev.codemode.supervisor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.testing.Await;
import dev.codemode.supervisor.testing.Golden;
import dev.codemode.supervisor.testing.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
final class CodemodeMcpServerTest {
  private static final String HANG =
      "{\"name\":\"execute_code\",\"arguments\":{\"code\":\"hang\"}}";

  @Test
  void initializeTellsWhoThisIsAndThatItHasTools() throws Exception {
    try (var testing = new TestingServer()) {
      Golden.check("initialize.json", testing.client.initialize().get("result"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void aKnownRevisionIsSpoken(String version) throws Exception {
    try (var testing = new TestingServer()) {
      JsonNode result = testing.client.initialize(version).get("result");
      assertThat(result.get("protocolVersion").stringValue()).isEqualTo(version);
    }
  }

  @Test
  void anUnknownRevisionIsAnsweredByTheNewestThatIsSpoken() throws Exception {
    try (var testing = new TestingServer()) {
      JsonNode result = testing.client.initialize("1999-01-01").get("result");
      assertThat(result.get("protocolVersion").stringValue()).isEqualTo("2025-11-25");
    }
  }

  @Test
  void theListOfToolsIsSmall() throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode tools = testing.client.ask("tools/list", "{}").get("result");
      Golden.check("tools-list.json", tools);
      assertThat(tools.at("/tools/0/description").stringValue()).hasSizeLessThan(2_000);
    }
  }

  @Test
  void whatAClientAtWorkAsksIsTold() throws Exception {
    try (var testing = TestingServer.initialized()) {
      assertThat(testing.uses).hasValue(1);
      var _ = testing.client.ask("ping", "{}");
      var _ = testing.client.ask("resources/list", "{}");
      assertThat(testing.uses).hasValue(1);
      var _ = testing.client.ask("tools/list", "{}");
      var _ = testing.client.callTool("search_tools", "{\"query\":\"x\"}");
      assertThat(testing.uses).hasValue(3);
    }
  }

  @Test
  void aProgramIsRunAndItsResultRendered() throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode reply = testing.client.callTool("execute_code", "{\"code\":\"1+1\"}");
      assertThat(reply.at("/result/structuredContent/result").stringValue()).isEqualTo("1+1");
      assertThat(reply.at("/result/isError").booleanValue()).isFalse();
      assertThat(reply.at("/result/_meta").get("dev.codemode/run").get("run_id").stringValue())
          .isEqualTo("run-1");
    }
  }

  @Test
  void theDeepestResultArrives() throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode reply = testing.client.callTool("execute_code", "{\"code\":\"deep\"}");
      assertThat(reply.at("/result/structuredContent/result").isArray()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                       | -32700 | null | JSON",
        "not json                                                | -32700 | null | JSON",
        "{} {}                                                   | -32700 | null | JSON",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]    | -32600 | null | Batches",
        "[]                                                      | -32600 | null | Batches",
        "7                                                       | -32600 | null | object",
        "{\"jsonrpc\":\"2.0\",\"id\":7}                          | -32600 | 7    | method",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":3}             | -32600 | 7    | method",
        "{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"ping\"}      | -32600 | 7    | jsonrpc",
        "{\"id\":7,\"method\":\"ping\"}                          | -32600 | 7    | jsonrpc",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}    | -32600 | null | id",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}   | -32600 | null | id",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}     | -32600 | null | id",
        "{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,\"method\":\"ping\"} | -32600 | null | id",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"params\":[]} | -32602 | 7 | params",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"server/discover\"} | -32601 | 7 | server/discover",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\"} | -32002 | 7 | initialize",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\"} | -32002 | 7 | initialize",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"initialize\",\"params\":{\"protocolVersion\":{}}} | -32602 | 7 | params",
      })
  void badInputIsAnsweredAndTheServerGoesOn(String line, int code, String id, String names)
      throws Exception {
    try (var testing = new TestingServer()) {
      testing.client.send(line);
      expectError(testing.client.next(), code, id, names);
      assertThat(testing.client.initialize().has("result")).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "initialize    | {}                                 | -32600 | initialize",
        "nosuch/method | {}                                 | -32601 | nosuch/method",
        "prompts/list  | {}                                 | -32601 | prompts/list",
        "tools/call    | {}                                 | -32602 | name",
        "tools/call    | {\"name\":\"exec\"}                | -32602 | exec",
        "tools/call    | {\"name\":\"exec\"}                | -32602 | execute_code",
        "tools/call    | {\"name\":\"execute_code\",\"arguments\":[]} | -32602 | arguments",
      })
  void badRequestsAfterInitializeNameTheThing(String method, String params, int code, String names)
      throws Exception {
    try (var testing = TestingServer.initialized()) {
      expectError(testing.client.ask(method, params), code, "2", names);
      assertThat(testing.client.ask("ping", "{}").get("result").isEmpty()).isTrue();
    }
  }

  @Test
  void pingsAreAnsweredBeforeInitialize() throws Exception {
    try (var testing = new TestingServer()) {
      assertThat(testing.client.ask("ping", "{}").has("result")).isTrue();
    }
  }

  @Test
  void blankLinesAnswersAndUnknownNotificationsAreIgnored() throws Exception {
    try (var testing = TestingServer.initialized()) {
      testing.client.send("");
      testing.client.send("  \r");
      testing.client.send("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}");
      testing.client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}");
      testing.client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}");
      assertThat(testing.client.ask("ping", "{}").has("result")).isTrue();
      assertThat(testing.client.pending()).isEmpty();
    }
  }

  @Test
  void anOverlongLineIsSkipped() throws Exception {
    try (var testing = TestingServer.initialized()) {
      testing.client.send("{\"jsonrpc\":\"2.0\",\"id\":\"" + "x".repeat(9_000_000));
      expectError(testing.client.next(), -32600, "null", "bytes");
      assertThat(testing.client.ask("ping", "{}").has("result")).isTrue();
    }
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    try (var testing = TestingServer.initialized()) {
      testing.client.send("[".repeat(1_000_000));
      expectError(testing.client.next(), -32600, "null", "nested");
      assertThat(testing.client.ask("ping", "{}").has("result")).isTrue();
    }
  }

  @Test
  void bytesThatAreNoTextAreAnswered() throws Exception {
    try (var testing = TestingServer.initialized()) {
      testing.client.sendBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'});
      expectError(testing.client.next(), -32700, "null", "JSON");
      testing.client.send(
          "\uFEFF{\"jsonrpc\":\"2.0\",\"id\":\"\uD83D\uDE00\",\"method\":\"ping\"}");
      assertThat(testing.client.next().get("id").stringValue()).isEqualTo("\uD83D\uDE00");
    }
  }

  @Test
  void whatARunnerThrowsStaysInside() throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode reply = testing.client.callTool("execute_code", "{\"code\":\"throw\"}");
      assertThat(reply.get("error").toString())
          .isEqualTo("{\"code\":-32603,\"message\":\"Internal error\"}");
    }
  }

  @Test
  void aCancelledRunIsToldAndGetsNoReply() throws Exception {
    try (var testing = TestingServer.initialized()) {
      int id = testing.client.request("tools/call", HANG);
      Await.until(() -> testing.runner.requests.size() == 1);
      testing.client.send(
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":%d}}"
              .formatted(id));
      Await.until(() -> testing.runner.cancelled.size() == 1);
      assertThat(testing.client.callTool("execute_code", "{\"code\":\"x\"}").has("result"))
          .isTrue();
      assertThat(testing.client.pending()).isEmpty();
    }
  }

  @Test
  void theEndOfTheInputCancelsRunsAndEndsTheServer() throws Exception {
    try (var testing = TestingServer.initialized()) {
      testing.client.request("tools/call", HANG);
      testing.client.request("tools/call", HANG);
      Await.until(() -> testing.runner.requests.size() == 2);
      testing.client.endInput();
      testing.server.awaitClientGone();
      assertThat(testing.runner.cancelled).hasSize(2);
      assertThat(testing.client.pending()).isEmpty();
    }
  }

  @Test
  void anOutputThatBreaksEndsTheServer() throws Exception {
    try (var testing = TestingServer.initialized()) {
      testing.client.request("tools/call", HANG);
      Await.until(() -> testing.runner.requests.size() == 1);
      testing.client.stopReading();
      // A reader that waits in the pipe still takes the first reply; only then is the pipe broken.
      Await.until(
          () -> {
            try {
              testing.client.request("ping", "{}");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return testing.runner.cancelled.size() == 1;
          });
      testing.server.awaitClientGone();
      assertThat(testing.runner.cancelled).hasSize(1);
    }
  }

  @Test
  void closingTwiceIsFine() throws Exception {
    try (var testing = TestingServer.initialized()) {
      testing.server.close();
      testing.server.close();
      testing.server.awaitClientGone();
    }
  }

  @Test
  void anIdInUseIsRefused() throws Exception {
    try (var testing = TestingServer.initialized()) {
      int id = testing.client.request("tools/call", HANG);
      testing.client.send("{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"ping\"}".formatted(id));
      expectError(testing.client.next(), -32600, "null", "id");
      testing.runner.release.countDown();
      assertThat(testing.client.reply(id).at("/result/structuredContent/result").stringValue())
          .isEqualTo("released");
    }
  }

  @Test
  void tooManyRequestsAtOnceAreRefusedAndPingsStillAnswered() throws Exception {
    try (var testing = TestingServer.initialized()) {
      for (int i = 0; i < 256; i++) {
        testing.client.request("tools/call", HANG);
      }
      JsonNode refused = testing.client.ask("tools/call", HANG);
      expectError(refused, -32600, "258", "256");
      assertThat(testing.client.ask("ping", "{}").has("result")).isTrue();
      testing.runner.release.countDown();
      for (int id = 2; id < 258; id++) {
        assertThat(testing.client.reply(id).has("result")).isTrue();
      }
    }
  }

  @Test
  void aFloodOfPingsIsAnsweredInOrder() throws Exception {
    try (var testing = TestingServer.initialized()) {
      RawClient client = testing.client;
      for (int i = 0; i < 1_000; i++) {
        client.request("ping", "{}");
      }
      for (int i = 0; i < 1_000; i++) {
        assertThat(client.next().get("id").intValue()).isEqualTo(i + 2);
      }
    }
  }

  @Test
  void manyRunsAtOnceAreAllAnsweredByWholeLines() throws Exception {
    try (var testing = TestingServer.initialized()) {
      String params =
          "{\"name\":\"execute_code\",\"arguments\":{\"code\":\"" + "x".repeat(7_000) + "\"}}";
      Set<Integer> open = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        open.add(testing.client.request("tools/call", params));
      }
      while (!open.isEmpty()) {
        JsonNode reply = testing.client.next();
        assertThat(reply.at("/result/isError").booleanValue()).isFalse();
        assertThat(open.remove(reply.get("id").intValue())).isTrue();
      }
    }
  }

  @Test
  void progressIsToldToClientsThatAskAndEndsWithTheReply() throws Exception {
    try (var testing = TestingServer.initialized()) {
      int id =
          testing.client.request(
              "tools/call",
              HANG.replace("{\"name\"", "{\"_meta\":{\"progressToken\":\"p\"},\"name\""));
      JsonNode first = testing.client.next();
      assertThat(first.get("method").stringValue()).isEqualTo("notifications/progress");
      assertThat(first.at("/params/progressToken").stringValue()).isEqualTo("p");
      JsonNode second = testing.client.next();
      assertThat(second.at("/params/progress").doubleValue())
          .isGreaterThan(first.at("/params/progress").doubleValue());
      testing.runner.release.countDown();
      JsonNode message = testing.client.next();
      while (message.has("method")) {
        message = testing.client.next();
      }
      assertThat(message.get("id").intValue()).isEqualTo(id);
      assertThat(testing.client.ask("ping", "{}").has("result")).isTrue();
      assertThat(testing.client.pending()).isEmpty();
    }
  }

  private static void expectError(JsonNode reply, int code, String id, String names) {
    assertThat(reply.at("/error/code").asInt(0)).as(reply.toString()).isEqualTo(code);
    assertThat(reply.get("id").toString()).isEqualTo(id);
    assertThat(reply.at("/error/message").asString("")).contains(names).doesNotContain("Exception");
  }
}
