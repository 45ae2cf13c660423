package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code codemode tools} and {@code codemode call}, as people and scripts use them. */
final class ToolsCliIT {
  private Sandpit sandpit;

  @BeforeEach
  void configure() throws IOException {
    sandpit = Sandpit.create();
    Map<String, Object> demo =
        Map.of(
            "command", Built.distribution().resolve("bin/codemode").toString(),
            "args", List.of("demo-server"),
            "description", "A small shop.");
    sandpit.write(
        "mcp_servers.json",
        Json.servers(
            Map.of(
                "demo", demo,
                "shell", ShellServer.in(sandpit.folder()).entry(),
                "broken", Map.of("command", "/nonexistent/server"))));
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  @Test
  void catalogShowsServersAndOneLineForEachTool() throws Exception {
    Ended ended = sandpit.run("tools");
    assertThat(ended.code()).as(ended.stderr()).isZero();
    assertThat(ended.stdout().lines())
        .anyMatch(
            line ->
                line.matches("demo +stdio, connected in \\d+\\.\\d s, \\d+ tools: A small shop\\."))
        .anyMatch(
            line ->
                line.matches(" +demo\\.get_customer\\(.*id.*\\).*Everything about one customer.*"))
        .anyMatch(line -> line.matches("shell +stdio, connected in .*, 2 tools"))
        .anyMatch(line -> line.matches("broken +stdio, .*/nonexistent/server.* -> .+"));
  }

  @Test
  void queryFindsTheBestFirst() throws Exception {
    Ended ended = sandpit.run("tools", "change", "a", "customer");
    assertThat(ended.code()).as(ended.stderr()).isZero();
    assertThat(ended.stdout().lines().findFirst().orElse("")).contains("update_customer");
    Ended none = sandpit.run("tools", "xylophone");
    assertThat(none.code()).as(none.stdout()).isEqualTo(1);
    assertThat(none.stdout()).contains("No tool found");
  }

  @Test
  void stubsArePython() throws Exception {
    Ended ended = sandpit.run("tools", "--stubs", "customer");
    assertThat(ended.code()).as(ended.stderr()).isZero();
    assertThat(ended.stdout())
        .contains(
            "# demo\n", "def get_customer(id: int)", "\"\"\"", "Everything about one customer")
        .contains("# broken");
  }

  @Test
  void jsonHasSchemasAndStates() throws Exception {
    JsonNode json = sandpit.run("tools", "--json").json();
    JsonNode tool = named(json.path("tools"), "demo.get_customer");
    assertThat(tool.path("input_schema").path("properties").has("id")).as("%s", tool).isTrue();
    assertThat(tool.path("output_schema").path("type").asString()).isEqualTo("object");
    assertThat(tool.path("example").asString()).startsWith("demo.get_customer(");
    assertThat(named(json.path("servers"), "demo").path("state").asString()).isEqualTo("connected");
    assertThat(named(json.path("servers"), "broken").path("last_error").asString())
        .contains("/nonexistent/server");
  }

  private static JsonNode named(JsonNode list, String name) {
    for (JsonNode each : list) {
      if (each.path("name").asString("").equals(name)) {
        return each;
      }
    }
    throw new AssertionError("there is no " + name + " in " + list);
  }

  @Test
  void replyIsPrinted() throws Exception {
    Ended ended = sandpit.run("call", "demo.echo", "{\"text\": \"grüße\"}");
    assertThat(ended.code()).as(ended.stderr()).isZero();
    assertThat(ended.json()).isEqualTo(Json.parse("{\"text\": \"grüße\"}"));
    Ended text = sandpit.run("call", "demo.opening_hours");
    assertThat(text.code()).as(text.stderr()).isZero();
    assertThat(text.stdout())
        .isEqualTo("Monday to Friday 9:00 to 18:00, Saturday 10:00 to 14:00.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          demo.always_fails | {}               | 1 | the warehouse does not answer
          demo.echo         | {"txt": "x"}     | 2 | text
          demo.echo         | {"text": 7}      | 2 | text
          demo.echo         | {"text":         | 2 | JSON
          demo.echo         | [1]              | 2 | JSON object
          demo.ecko         | {"text": "x"}    | 2 | demo.echo
          broken.anything   | {}               | 3 | /nonexistent/server
          """)
  void failureIsToldWithItsExitCode(String tool, String arguments, int code, String message)
      throws Exception {
    Ended ended = sandpit.run("call", tool, arguments);
    assertThat(ended.code()).as(ended.stderr()).isEqualTo(code);
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr()).contains(message);
  }
}
