package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tools of real MCP servers, called by programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealServersIT {
  private Path folder;
  private StdioServer server;

  @BeforeAll
  void start(@TempDir Path data) throws IOException, InterruptedException {
    NpmServers npm = NpmServers.install();
    folder = data.toRealPath();
    Files.writeString(folder.resolve("a.txt"), "alpha");
    Files.writeString(folder.resolve("b.txt"), "beta");
    server =
        StdioServer.start(
            Json.servers(
                Map.of(
                    "everything", npm.entry("everything"),
                    "files", npm.entry("filesystem", folder.toString()),
                    "memory",
                        npm.entry(
                            "memory",
                            Map.of("MEMORY_FILE_PATH", folder.resolve("memory.json").toString())),
                    "broken", Map.of("command", "/nonexistent/server"))));
  }

  @AfterAll
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void textComesAsString() throws IOException {
    ExecuteResult result = completed("everything.echo(message='hello ü')");
    assertThat(result.result().asString()).contains("hello ü");
    assertThat(result.toolCalls())
        .isEqualTo(Json.parse("[{\"tool\": \"everything.echo\", \"ok\": 1}]"));
  }

  @Test
  void structuredContentComesAsDict() throws IOException {
    ExecuteResult result =
        completed(
            """
            weather = tools["everything"]["get-structured-content"](location="New York")
            [type(weather).__name__, sorted(weather)]
            """);
    assertThat(result.result())
        .isEqualTo(Json.parse("[\"dict\", [\"conditions\", \"humidity\", \"temperature\"]]"));
  }

  @Test
  void imagesComeAsObjects() throws IOException {
    ExecuteResult result =
        completed(
            """
            blocks = tools["everything"]["get-tiny-image"]()
            image = [block for block in blocks if not isinstance(block, str)][0]
            [len(blocks), image.mime_type, type(image.data).__name__, list(image.data[:8])]
            """);
    // The eight bytes that every PNG begins with.
    assertThat(result.result())
        .isEqualTo(Json.parse("[3, \"image/png\", \"bytes\", [137, 80, 78, 71, 13, 10, 26, 10]]"));
  }

  @Test
  void linksCarryTheirAddress() throws IOException {
    ExecuteResult result =
        completed(
            """
            links = tools["everything"]["get-resource-links"](count=2)
            [[block.uri, block.data] for block in links if not isinstance(block, str)]
            """);
    assertThat(result.result())
        .isEqualTo(
            Json.parse(
                """
                [["demo://resource/dynamic/blob/1", null], ["demo://resource/dynamic/text/2", null]]
                """));
  }

  @Test
  void resourcesCarryTheirContent() throws IOException {
    ExecuteResult result =
        completed(
            """
            get = tools["everything"]["get-resource-reference"]
            found = []
            for kind in ("Text", "Blob"):
                block = [block for block in get(resourceType=kind, resourceId=1) if not isinstance(block, str)][0]
                text = block.data.decode() if isinstance(block.data, bytes) else block.data
                found.append([block.uri, block.mime_type, type(block.data).__name__, text.split(":")[0]])
            found
            """);
    assertThat(result.result())
        .isEqualTo(
            Json.parse(
                """
                [["demo://resource/dynamic/text/1", "text/plain", "str", "Resource 1"],
                 ["demo://resource/dynamic/blob/1", "text/plain", "bytes", "Resource 1"]]
                """));
  }

  @Test
  void filesAreReadInParallel() throws IOException {
    ExecuteResult result =
        completed(
            """
            import asyncio
            folder = %s
            texts = await asyncio.gather(*(files.read_text_file(path=f"{folder}/{name}.txt") for name in "ab"))
            [text["content"] if isinstance(text, dict) else text for text in texts]
            """
                .formatted(Json.write(folder.toString())));
    assertThat(result.result()).isEqualTo(Json.parse("[\"alpha\", \"beta\"]"));
  }

  @Test
  void memoryKeepsWhatItIsTold() throws IOException {
    ExecuteResult result =
        completed(
            """
            memory.create_entities(entities=[{"name": "Ada", "entityType": "person", "observations": ["wrote notes"]}])
            [entity["name"] for entity in memory.read_graph()["entities"]]
            """);
    assertThat(result.result()).isEqualTo(Json.parse("[\"Ada\"]"));
  }

  @Test
  void failedCallRaisesToolError() throws IOException {
    ExecuteResult result =
        completed(
            """
            try:
                files.read_text_file(path="/etc/passwd")
                outcome = "read"
            except ToolError as error:
                outcome = [type(error).__name__, error.server, error.tool, "denied" in error.message.lower()]
            outcome
            """);
    assertThat(result.result())
        .isEqualTo(Json.parse("[\"ToolError\", \"files\", \"read_text_file\", true]"));
    assertThat(result.toolCalls().path(0).path("error").asInt()).isEqualTo(1);
  }

  @Test
  void wrongArgumentsAreFoundBeforeTheCall() throws IOException {
    ExecuteResult result = server.execute("everything.echo(mesage='x')");
    assertThat(result.status()).isEqualTo("failed");
    assertThat(result.errorType()).isEqualTo("ToolArgumentError");
    assertThat(result.message()).contains("mesage", "message");
  }

  @Test
  void brokenServerIsAnErrorOfItsOwn() throws IOException {
    ExecuteResult result = server.execute("broken.anything()");
    assertThat(result.status()).isEqualTo("failed");
    assertThat(result.message()).contains("broken");
    assertThat(completed("everything.get_sum(a=2, b=3)").result().asString()).contains("5");
  }

  private ExecuteResult completed(String code) throws IOException {
    ExecuteResult result = server.execute(code);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    return result;
  }
}
