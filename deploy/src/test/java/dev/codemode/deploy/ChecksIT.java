package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Wrong calls are found before anything runs, wrong values before anything is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChecksIT {
  private StdioServer server;

  @BeforeAll
  void start() throws IOException {
    Map<String, Object> demo =
        Map.of(
            "command", Built.distribution().resolve("bin/codemode").toString(),
            "args", List.of("demo-server"));
    server =
        StdioServer.start(
            Built.distribution(),
            Json.servers(Map.of("demo", demo, "away", Map.of("command", "/nonexistent/server"))),
            Map.of("CODEMODE_POOL_WARM", "1"));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void allWrongCallsAreToldAtOnceAndNothingHasRun() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            print("started")
            demo.echo(text="sent")
            for customer in demo.list_customer():
                demo.get_customer(identifier=1)
            demo.echo(txt="x")
            """);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("failed");
    assertThat(result.message().lines())
        .hasSize(3)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("line 3: ").contains("list_customers"),
            second -> assertThat(second).startsWith("line 4: ").contains("'identifier'", "id"),
            third ->
                assertThat(third)
                    .isEqualTo(
                        "line 5: demo.echo: unknown argument 'txt' (did you mean 'text'?)."
                            + " Parameters: (text, delay_ms=…)"));
    assertThat(result.line()).isEqualTo(3);
    assertThat(result.hint()).contains("Nothing has run");
    assertThat(result.stdout()).isEmpty();
    assertThat(result.toolCalls().isMissingNode()).as("no call").isTrue();
    assertThat(result.durationMillis()).isZero();
    assertThat(result.text()).contains("line 5: demo.echo");
  }

  @Test
  void refusedProgramsCostNoWorker() throws IOException {
    assertThat(server.execute("demo.echo(txt='x')").status()).isEqualTo("failed");
    Set<Long> before = workers();
    assertThat(before).isNotEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(server.execute("demo.echo(txt='x')").errorType()).isEqualTo("ToolArgumentError");
      assertThat(check("demo.echo(text='x')").status()).isEqualTo("completed");
    }
    // The pool may have started more meanwhile; none of them has ended.
    assertThat(workers()).containsAll(before);
  }

  private Set<Long> workers() {
    return Processes.workersOf(server.process()).stream()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  @Test
  void checkListsTheCallsAndRunsNothing() throws IOException {
    ExecuteResult result =
        check(
            """
            print("started")
            for i in range(3):
                demo.echo(text=str(i))
            away.anything()
            """);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.result())
        .isEqualTo(
            Json.parse(
                """
                {"calls": [{"tool": "demo.echo", "line": 3},
                           {"tool": "away.anything", "line": 4, "unchecked": true}]}
                """));
    assertThat(result.stdout()).isEmpty();
    assertThat(result.toolCalls().isMissingNode()).as("no call").isTrue();
  }

  @Test
  void checkFindsWhatARunWouldBeRefusedFor() throws IOException {
    assertThat(check("demo.echo(txt=1)").errorType()).isEqualTo("ToolArgumentError");
    assertThat(check("import os").status()).isEqualTo("policy_violation");
    assertThat(check("x = (").errorType()).isEqualTo("SyntaxError");
    assertThat(check("def f():\n  x = 1\n  nonlocal x").errorType()).isEqualTo("SyntaxError");
    assertThat(
            server
                .execute(Map.of("code", "1", "check", true, "variables", Map.of("not a name", 1)))
                .status())
        .isEqualTo("invalid_argument");
    assertThat(server.execute("1 + 1").result().asInt()).isEqualTo(2);
  }

  private ExecuteResult check(String code) throws IOException {
    return server.execute(Map.of("code", code, "check", true));
  }

  @Test
  void whatAProgramCatchesOrHidesRuns() throws IOException {
    ExecuteResult caught =
        server.execute(
            """
            try:
                demo.echo(txt="x")
            except ToolArgumentError as error:
                message = error.message
            message
            """);
    assertThat(caught.result().asString(""))
        .isEqualTo(
            "demo.echo: unknown argument 'txt' (did you mean 'text'?). Parameters: (text, delay_ms=…)");
    ExecuteResult hidden =
        server.execute(
            Map.of(
                "code", "demo.upper()", "variables", Map.of("demo", "a variable of the caller")));
    assertThat(hidden.result().asString("")).isEqualTo("A VARIABLE OF THE CALLER");
  }

  @Test
  void serverThatIsAwayIsNoMistake() throws IOException {
    ExecuteResult result = server.execute("print('started')\naway.anything(x=1)");
    assertThat(result.errorType()).isEqualTo("ToolError");
    assertThat(result.stdout()).contains("started");
  }

  @Test
  void valuesAreJudgedByTheWholeSchemaBeforeAnythingIsSent() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            try:
                demo.echo(text=5, delay_ms="long")
            except ToolArgumentError as error:
                told = error.message
            told
            """);
    assertThat(result.result().asString(""))
        .isEqualTo(
            "demo.echo: argument 'text': expected string, given 5;"
                + " argument 'delay_ms': expected integer, given \"long\"");
    assertThat(result.toolCalls())
        .isEqualTo(Json.parse("[{\"tool\": \"demo.echo\", \"error\": 1}]"));
  }
}
