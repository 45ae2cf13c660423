package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The same real server, reached in each of the three ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TransportsIT {
  /** A call's time without a sign of life. */
  private static final int CALL_MILLIS = 3_000;

  private static final Duration RECONNECTED_WITHIN = Duration.ofSeconds(40);

  /** Before the server began to answer, or after. */
  private static final Pattern CUT = Pattern.compile("its connection broke|its answer was cut off");

  /** What a program does on each of the servers at once; names the outcomes by server. */
  private static final String ON_EACH =
      """
      import asyncio
      names = ["over_stdio", "over_http", "over_sse"]
      async def outcome(name):
          server = tools[name]
          try:
              return await on(server)
          except ToolError as error:
              return {"server": error.server, "tool": error.tool, "message": error.message}
      dict(zip(names, await asyncio.gather(*(outcome(name) for name in names))))
      """;

  private NpmServers npm;
  private EverythingServer http;
  private EverythingServer sse;
  private ShellServer shell;
  private StdioServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    npm = NpmServers.install();
    http = EverythingServer.start(npm, "streamableHttp", folder);
    sse = EverythingServer.start(npm, "sse", folder);
    shell = ShellServer.in(folder.toRealPath());
    server =
        StdioServer.start(
            Json.servers(
                Map.of(
                    "over_stdio", patient(npm.entry("everything", "stdio")),
                    "over_http", patient(Map.of("type", "http", "url", http.url("/mcp"))),
                    "over_sse", patient(Map.of("type", "sse", "url", sse.url("/sse"))),
                    "shell", shell.entry())));
  }

  private static Map<String, Object> patient(Map<String, Object> entry) {
    var patient = new LinkedHashMap<>(entry);
    patient.put("timeout", CALL_MILLIS);
    return patient;
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    for (EverythingServer each : new EverythingServer[] {http, sse}) {
      if (each != null) {
        each.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"over_stdio", "over_http", "over_sse"})
  void toolsAreListed(String name) throws IOException {
    JsonNode answer =
        server.callTool("search_tools", Map.of("server", name, "detail", "name", "limit", 50));
    JsonNode found = answer.path("result").path("structuredContent");
    assertThat(found.path("total").asInt()).as("%s", answer).isGreaterThanOrEqualTo(12);
    assertThat(found.toString())
        .contains(name + ".echo", name + ".get_sum", name + ".get_tiny_image");
  }

  @Test
  void textAndImagesArrive() throws IOException {
    JsonNode outcomes =
        onEach(
            """
            async def on(server):
                text = await server.echo(message="grüße")
                blocks = await server.get_tiny_image()
                image = [block for block in blocks if not isinstance(block, str)][0]
                return [text, image.mime_type, list(image.data[:4])]
            """);
    assertThat(outcomes)
        .allSatisfy(
            each ->
                assertThat(each)
                    .isEqualTo(Json.parse("[\"Echo: grüße\", \"image/png\", [137, 80, 78, 71]]")));
  }

  @Test
  void unknownToolIsNamed() throws IOException {
    JsonNode outcomes =
        onEach(
            """
            async def on(server):
                return await server["ecko"](message="x")
            """);
    assertThat(outcomes)
        .allSatisfy(each -> assertThat(each.path("message").asString()).contains("ecko", "echo"));
  }

  @Test
  void callThatShowsProgressOutlivesItsTime() throws IOException {
    JsonNode outcomes =
        onEach(
            """
            async def on(server):
                return await server["trigger-long-running-operation"](duration=4, steps=16)
            """);
    assertThat(outcomes)
        .allSatisfy(each -> assertThat(each.asString("")).as("%s", each).contains("completed"));
  }

  @Test
  void callWithoutProgressIsGivenUpAndTheNextOneWorks() throws IOException {
    JsonNode outcomes =
        onEach(
            """
            import time
            async def on(server):
                began = time.monotonic()
                try:
                    return await server["trigger-long-running-operation"](duration=40, steps=1)
                except ToolError as error:
                    took = time.monotonic() - began
                    return [error.server, error.message, took, await server.echo(message="next")]
            """);
    for (Map.Entry<String, JsonNode> each : outcomes.properties()) {
      JsonNode outcome = each.getValue();
      assertThat(outcome.path(0).asString("")).as("%s", outcome).isEqualTo(each.getKey());
      assertThat(outcome.path(1).asString()).contains("no answer within 3.0 s");
      assertThat(outcome.path(2).asDouble()).as("seconds").isBetween(2.5, 15.0);
      assertThat(outcome.path(3).asString()).isEqualTo("Echo: next");
    }
  }

  @Test
  void runThatTimesOutLeavesTheServersUsable() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            import asyncio
            await asyncio.gather(*(
                tools[name]["trigger-long-running-operation"](duration=40, steps=400)
                for name in ["over_stdio", "over_http", "over_sse"]))
            """,
            2);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("timeout");
    assertThat(echoes("over_stdio") && echoes("over_http") && echoes("over_sse")).isTrue();
  }

  @Test
  void serverOverStdioThatIsKilledIsStartedAgain() throws Exception {
    ProcessHandle first =
        server
            .process()
            .children()
            .filter(Processes.naming(npm.reference("everything"))::contains)
            .findFirst()
            .orElseThrow();
    assertLossIsTold("over_stdio", Pattern.compile("exit code 137"), first::destroyForcibly);
    assertReconnects("over_stdio");
  }

  @Test
  void serverOverHttpThatIsKilledAndComesBackIsReached() throws Exception {
    try {
      assertLossIsTold("over_http", CUT, () -> kill(http));
    } finally {
      http.startAgain();
    }
    assertReconnects("over_http");
  }

  @Test
  void serverOverSseThatIsKilledAndComesBackIsReached() throws Exception {
    try {
      assertLossIsTold("over_sse", CUT, () -> kill(sse));
    } finally {
      sse.startAgain();
    }
    assertReconnects("over_sse");
  }

  /** The run whose call was open sees an error that names the server, and goes on. */
  private void assertLossIsTold(String name, Pattern cause, Runnable kill) throws Exception {
    Files.deleteIfExists(shell.marker());
    CompletableFuture<JsonNode> reply =
        server.sendProgram(
            Map.of(
                "code",
                """
                call = tools[name]["trigger-long-running-operation"](duration=40, steps=400)
                await tools[name].echo(message="behind it")
                await shell.mark()
                try:
                    await call
                    outcome = "answered"
                except ToolError as error:
                    outcome = [error.server, error.message]
                outcome
                """,
                "variables",
                Map.of("name", name)));
    assertThat(shell.awaitMark()).as("the call is sent").isTrue();
    long began = System.nanoTime();
    kill.run();
    ExecuteResult result = ExecuteResult.of(server.await(reply));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.result().path(0).asString("")).as("%s", result.result()).isEqualTo(name);
    assertThat(result.result().path(1).asString()).containsPattern(cause);
    assertThat(result.toolCalls().path(0).path("unfinished").asInt())
        .as("may have happened: %s", result.toolCalls())
        .isEqualTo(1);
  }

  private void assertReconnects(String name) throws InterruptedException {
    assertThat(Processes.await(RECONNECTED_WITHIN, () -> echoes(name)))
        .as("%s works again\n%s", name, server.log())
        .isTrue();
    assertThat(echoes("over_stdio") && echoes("over_http") && echoes("over_sse"))
        .as("the other servers work as before")
        .isTrue();
  }

  private boolean echoes(String name) {
    try {
      return server
          .execute("tools[%s].echo(message='still here')".formatted(Json.write(name)))
          .success();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode onEach(String definition) throws IOException {
    ExecuteResult result = server.execute(definition + ON_EACH);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.result()).hasSize(3);
    return result.result();
  }

  private static void kill(EverythingServer server) {
    try {
      server.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
