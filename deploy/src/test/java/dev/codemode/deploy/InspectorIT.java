package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The command line of the MCP Inspector, a client that shares nothing with these tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InspectorIT {
  private static final List<String> PASSED_ON =
      List.of(
          "CODEMODE_JAVA_HOME",
          "CODEMODE_JAVA_OPTS",
          "TMPDIR",
          "XDG_CACHE_HOME",
          "XDG_CONFIG_HOME");

  private NpmServers npm;
  private Sandpit sandpit;

  @BeforeAll
  void configure() throws Exception {
    npm = NpmServers.install();
    sandpit = Sandpit.create();
    String servers =
        sandpit
            .write("mcp_servers.json", Json.servers(Map.of("everything", npm.entry("everything"))))
            .toString();
    var command = List.of("stdio", "--servers", servers);
    ProcessBuilder codemode = sandpit.command(Built.distribution(), Map.of(), command);
    var environment = new TreeMap<>(codemode.environment());
    environment.keySet().retainAll(PASSED_ON);
    sandpit.write(
        "inspector.json",
        Json.servers(
            Map.of(
                "codemode",
                Map.of(
                    "type",
                    "stdio",
                    "command",
                    codemode.command().getFirst(),
                    "args",
                    command,
                    "env",
                    environment))));
  }

  @AfterAll
  void nothingIsLeft() throws Exception {
    if (sandpit != null) {
      sandpit.assertNothingLeft(List.of());
      sandpit.delete();
    }
  }

  @Test
  void listsTools() throws Exception {
    JsonNode result = inspect("tools/list");
    assertThat(result.path("tools"))
        .extracting(tool -> tool.path("name").asString())
        .contains("execute_code", "search_tools", "get_tool_details");
    assertThat(result.path("tools"))
        .allSatisfy(
            tool ->
                assertThat(tool.path("inputSchema").path("type").asString()).isEqualTo("object"));
  }

  @Test
  void runsAProgramThatCallsATool() throws Exception {
    JsonNode result =
        call("execute_code", Map.of("code", "everything.echo(message='over two hops')"));
    assertThat(result.path("isError").asBoolean(false)).as("%s", result).isFalse();
    assertThat(result.path("structuredContent").path("result").asString())
        .isEqualTo("Echo: over two hops");
  }

  @Test
  void searchesTools() throws Exception {
    JsonNode result = call("search_tools", Map.of("query", "add two numbers"));
    assertThat(result.path("structuredContent").toString())
        .as("%s", result)
        .contains("everything.get_sum");
  }

  @Test
  void showsDetailsOfATool() throws Exception {
    JsonNode result = call("get_tool_details", Map.of("names", List.of("everything.get_sum")));
    assertThat(result.path("structuredContent").toString())
        .as("%s", result)
        .contains("def get_sum(a: float, b: float)");
  }

  @Test
  void listsAndReadsResources() throws Exception {
    JsonNode listed = inspect("resources/list");
    assertThat(listed.path("resources"))
        .extracting(resource -> resource.path("uri").asString())
        .contains("codemode://servers");
    JsonNode read = inspect("resources/read", "--uri", "codemode://servers");
    assertThat(read.path("contents").path(0).path("text").asString("")).contains("everything");
  }

  private JsonNode call(String tool, Map<String, ?> arguments) throws Exception {
    return inspect("tools/call", "--tool-name", tool, "--tool-args-json", Json.write(arguments));
  }

  private JsonNode inspect(String method, String... more) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                npm.node(),
                npm.script("@modelcontextprotocol/inspector/clients/launcher/build/index.js")
                    .toString(),
                "--cli",
                "--config",
                sandpit.folder().resolve("inspector.json").toString(),
                "--server",
                "codemode",
                "--format",
                "json",
                "--method",
                method));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command).directory(sandpit.folder().toFile());
    builder
        .environment()
        .putAll(
            Map.of("HOME", sandpit.folder().toString(), "MCP_INSPECTOR_SECRET_STORE", "memory"));
    Ended ended = sandpit.run(builder);
    assertThat(ended.code()).as("%s\n%s", ended.stdout(), ended.stderr()).isZero();
    return ended.json().path("result");
  }
}
