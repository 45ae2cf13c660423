package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Whatever a client sends, the answer names what is wrong, and the server goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputIT {
  private static final Map<String, String> NO_WORKERS = Map.of("CODEMODE_POOL_WARM", "0");
  private static final Duration SOON = Duration.ofSeconds(5);

  private StdioServer server;

  @BeforeAll
  void start() throws IOException {
    server = StdioServer.start(Built.distribution(), Json.servers(Map.of()), NO_WORKERS);
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void unknownToolIsNamed() throws IOException {
    JsonNode reply = server.callTool("execute_cod", Map.of());
    assertErrorCode(reply, -32602);
    assertThat(reply.path("error").path("message").asString())
        .containsPattern("\\bexecute_cod\\b")
        .containsPattern("\\bexecute_code\\b");
    stillServes(server);
  }

  @Test
  void wrongArgumentsAreNamed() throws IOException {
    assertRefused(Map.of(), "\"code\" is missing");
    assertRefused(Map.of("code", 5), "\"code\" must be a string");
    assertRefused(Map.of("code", "1", "timeout", "soon"), "\"timeout\" must be a number");
    assertRefused(Map.of("code", "1", "timeout", -1), "timeout is -1 s");
    assertRefused(Map.of("code", "1", "variables", List.of(1)), "\"variables\" must be an object");
    assertRefused(Map.of("code", "1", "kode", "2"), "\"kode\"");
    stillServes(server);
  }

  @Test
  void lineThatIsNoJsonIsAParseError() throws Exception {
    server.sendLine("this is no JSON {");
    assertErrorCode(server.nextUnaddressed(SOON), -32700);
    server.sendLine("[".repeat(100_000));
    assertErrorCode(server.nextUnaddressed(SOON), -32600);
    stillServes(server);
  }

  @Test
  void batchIsAnInvalidRequest() throws Exception {
    server.sendLine("[{\"jsonrpc\":\"2.0\",\"id\":\"b1\",\"method\":\"ping\"}]");
    assertErrorCode(server.nextUnaddressed(SOON), -32600);
    stillServes(server);
  }

  @Test
  void messageThatIsNoJsonRpcIsAnInvalidRequest() throws Exception {
    server.sendLine("{\"hello\": \"world\"}");
    assertErrorCode(server.nextUnaddressed(SOON), -32600);
    stillServes(server);
  }

  @Test
  void unknownMethodIsAnError() throws IOException {
    JsonNode reply = server.request("nothing/known", Map.of());
    assertErrorCode(reply, -32601);
    stillServes(server);
  }

  @Test
  void requestsBeforeInitializeAreErrors() throws IOException {
    try (StdioServer fresh =
        StdioServer.launch(Built.distribution(), Json.servers(Map.of()), NO_WORKERS)) {
      assertThat(fresh.request("server/discover", Map.of()).has("error")).isTrue();
      assertThat(fresh.request("tools/list", Map.of()).has("error")).isTrue();
      assertThat(fresh.handshake().path("result").path("serverInfo").has("name")).isTrue();
      stillServes(fresh);
    }
  }

  @Test
  void unknownProtocolVersionIsAnsweredWithAKnownOne() throws IOException {
    try (StdioServer fresh =
        StdioServer.launch(Built.distribution(), Json.servers(Map.of()), NO_WORKERS)) {
      CompletableFuture<JsonNode> reply =
          fresh.send(
              "initialize",
              Map.of(
                  "protocolVersion",
                  "1999-01-01",
                  "capabilities",
                  Map.of(),
                  "clientInfo",
                  Map.of("name", "old", "version", "0")));
      assertThat(fresh.await(reply).path("result").path("protocolVersion").asString())
          .isEqualTo(StdioServer.PROTOCOL_VERSION);
    }
  }

  @Test
  void badServersAreReportedAndTheRestWorks() throws IOException {
    String servers =
        Json.servers(
            Map.of(
                "missing", Map.of("command", "/nonexistent/command"),
                "unset", Map.of("command", "x", "env", Map.of("KEY", "${CM_IT_UNSET_VARIABLE}")),
                "shapeless", Map.of("comand", "x")));
    try (StdioServer fresh = StdioServer.start(Built.distribution(), servers, NO_WORKERS)) {
      ExecuteResult result =
          fresh.execute(
              """
              found = {}
              for name in ("missing", "unset", "shapeless"):
                  try:
                      tools[name]["anything"]()
                  except ToolError as error:
                      found[name] = error.message
              found
              """);
      assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
      assertThat(result.result().path("missing").asString()).contains("/nonexistent/command");
      assertThat(result.result().path("unset").asString()).contains("CM_IT_UNSET_VARIABLE", "env");
      assertThat(result.result().path("shapeless").asString()).contains("command");
    }
  }

  private void assertRefused(Map<String, ?> arguments, String message) throws IOException {
    ExecuteResult result = server.execute(arguments);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("invalid_argument");
    assertThat(result.message()).contains(message);
    assertThat(result.text()).contains(message);
  }

  private static void stillServes(StdioServer server) throws IOException {
    assertThat(server.request("tools/list", Map.of()).path("result").path("tools").size())
        .isPositive();
  }

  private static void assertErrorCode(JsonNode reply, int code) {
    assertThat(reply.path("error").path("code").asInt()).as("%s", reply).isEqualTo(code);
    assertThat(reply.path("error").path("message").asString()).isNotBlank();
  }
}
