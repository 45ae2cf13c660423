package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What a program's author gets back, on a server without upstreams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExecuteCodeIT {
  private StdioServer server;

  @BeforeAll
  void start() throws IOException {
    server = StdioServer.start(Json.servers(Map.of()));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void toolIsListedWithHonestAnnotations() throws IOException {
    JsonNode tools = server.request("tools/list", Map.of()).path("result").path("tools");
    JsonNode tool = tools.path(0);
    assertThat(tool.path("name").asString()).isEqualTo("execute_code");
    assertThat(tool.path("inputSchema").path("properties").has("code")).isTrue();
    assertThat(tool.path("annotations").path("readOnlyHint").asBoolean(true)).isFalse();
    assertThat(tool.path("annotations").path("destructiveHint").asBoolean(false)).isTrue();
    assertThat(tool.path("annotations").path("openWorldHint").asBoolean(false)).isTrue();
    assertThat(tool.path("description").asString().length()).isLessThanOrEqualTo(2_000);
  }

  @Test
  void whatModelsSeeOfTheToolsIsSmall() throws IOException {
    JsonNode tools = server.request("tools/list", Map.of()).path("result").path("tools");
    assertThat(tools.size()).isEqualTo(3);
    int bytes = 0;
    for (JsonNode each : tools) {
      for (String part : List.of("name", "description", "inputSchema")) {
        assertThat(each.has(part)).isTrue();
        bytes += Json.write(each.path(part)).getBytes(StandardCharsets.UTF_8).length;
      }
    }
    assertThat(bytes).isLessThan(4_000);
  }

  @Test
  void lastExpressionIsTheResult() throws IOException {
    ExecuteResult result = server.execute("1+1");
    assertThat(result.status()).isEqualTo("completed");
    assertThat(result.result().asInt()).isEqualTo(2);
    assertThat(result.text()).contains("2");
  }

  @Test
  void printedTextAndJsonFormOfValues() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            import datetime, decimal, dataclasses
            @dataclasses.dataclass
            class Point:
                x: int
                y: int
            print("to stdout", "ü", 42)
            {"point": Point(1, 2), "tuple": (1, "a"), "set": sorted({3, 1}), "none": None, "day": datetime.date(2026, 1, 2),
             "nested": [{"deep": True}], "text": "line\\nline", "half": 0.5, "big": 2**53}
            """);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.stdout()).isEqualTo("to stdout ü 42\n");
    assertThat(result.result())
        .isEqualTo(
            Json.parse(
                """
                {"point": {"x": 1, "y": 2}, "tuple": [1, "a"], "set": [1, 3], "none": null, "day": "2026-01-02",
                 "nested": [{"deep": true}], "text": "line\\nline", "half": 0.5, "big": 9007199254740992}
                """));
  }

  @Test
  void variablesAreBoundBeforeTheRun() throws IOException {
    ExecuteResult result =
        server.execute(
            Map.of(
                "code",
                "[row['n'] * factor for row in rows]",
                "variables",
                Map.of("factor", 3, "rows", java.util.List.of(Map.of("n", 7)))));
    assertThat(result.result()).isEqualTo(Json.parse("[21]"));
  }

  @Test
  void awaitedValueIsTheResult() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            import asyncio
            async def square(n):
                await asyncio.sleep(0.01)
                return n * n
            await asyncio.gather(*(square(n) for n in range(4)))
            """);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.result()).isEqualTo(Json.parse("[0, 1, 4, 9]"));
  }

  @Test
  void failureShowsUserCodeOnly() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            def inner(values):
                return values["missing"]

            print("before")
            inner({})
            """);
    assertThat(result.status()).isEqualTo("failed");
    assertThat(result.isError()).isTrue();
    assertThat(result.errorType()).isEqualTo("KeyError");
    assertThat(result.message()).contains("missing");
    assertThat(result.stdout()).isEqualTo("before\n");
    assertThat(result.line()).isEqualTo(2);
    String traceback = result.diagnostics().path("traceback").asString();
    assertThat(traceback).contains("line 5", "line 2", "inner");
    assertThat(traceback)
        .doesNotContain("/python-home/", "com.oracle", "dev.codemode", "org.graalvm");
    assertThat(result.text()).contains("KeyError", "before");
  }

  @Test
  void syntaxErrorNamesLineAndColumn() throws IOException {
    ExecuteResult result = server.execute("x = 1\ny = (x +\n");
    assertThat(result.status()).isEqualTo("failed");
    assertThat(result.errorType()).isEqualTo("SyntaxError");
    assertThat(result.message()).contains("'(' was never closed");
    assertThat(result.line()).isEqualTo(2);
    assertThat(result.column()).isEqualTo(5);
    assertThat(result.text()).contains("SyntaxError", "line 2, column 5");
  }

  @Test
  void policyViolationNamesWhatIsRefused() throws IOException {
    ExecuteResult result = server.execute("import json\nimport socket\n");
    assertThat(result.status()).isEqualTo("policy_violation");
    assertThat(result.errorType()).isEqualTo("POLICY_VIOLATION");
    assertThat(result.message()).contains("socket");
    assertThat(result.line()).isEqualTo(2);
  }

  @Test
  void nothingPrintedAndNoResultIsHinted() throws IOException {
    ExecuteResult result = server.execute("x = 5");
    assertThat(result.status()).isEqualTo("completed");
    assertThat(result.result().isNull() || result.result().isMissingNode()).isTrue();
    assertThat(result.hint()).isNotBlank();
  }

  @Test
  void oneRunDoesNotSeeTheOther() throws IOException {
    server.execute("import json; json.dumps = None; leaked = 1");
    ExecuteResult result = server.execute("import json\n[json.dumps([1]), 'leaked' in dir()]");
    assertThat(result.result()).isEqualTo(Json.parse("[\"[1]\", false]"));
  }
}
