package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Calls run in parallel, are counted and bounded, and bring every kind of content. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToolCallsIT {
  private static final int MOST_CALLS = 40;
  private static final int DELAY_MILLIS = 100;

  private StdioServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Map<String, Object> demo =
        Map.of(
            "command", Built.distribution().resolve("bin/codemode").toString(),
            "args", List.of("demo-server"));
    server =
        StdioServer.start(
            Built.distribution(),
            Json.servers(
                Map.of("demo", demo, "shell", ShellServer.in(folder.toRealPath()).entry())),
            Map.of("CODEMODE_LIMITS_TOOL_CALLS", Integer.toString(MOST_CALLS)));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void gatheredCallsRunInParallel() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            import asyncio
            import time
            began = time.monotonic()
            replies = await asyncio.gather(*(demo.echo(text=str(n), delay_ms=%d) for n in range(%d)))
            [round((time.monotonic() - began) * 1000), [reply["text"] for reply in replies] == [str(n) for n in range(%d)]]
            """
                .formatted(DELAY_MILLIS, MOST_CALLS, MOST_CALLS));
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.result().path(0).asInt())
        .as("milliseconds")
        .isBetween(DELAY_MILLIS, MOST_CALLS * DELAY_MILLIS / 2);
    assertThat(result.result().path(1).asBoolean(false)).as("in order").isTrue();
    assertThat(result.toolCalls())
        .isEqualTo(Json.parse("[{\"tool\": \"demo.echo\", \"ok\": " + MOST_CALLS + "}]"));
  }

  @Test
  void callsOverTheLimitEndTheRun() throws IOException {
    ExecuteResult over =
        server.execute(
            """
            while True:
                try:
                    demo.echo(text='x')
                except BaseException:
                    pass
            """);
    assertThat(over.status()).as("%s", over.structured()).isEqualTo("tool_call_limit");
    assertThat(over.errorType()).isEqualTo("TOOL_CALL_LIMIT");
    assertThat(over.message()).contains(Integer.toString(MOST_CALLS));
    assertThat(over.toolCalls())
        .isEqualTo(Json.parse("[{\"tool\": \"demo.echo\", \"ok\": " + MOST_CALLS + "}]"));
    assertThat(server.execute("1+1").result().asInt()).isEqualTo(2);
  }

  @Test
  void everyKindOfContentArrives() throws IOException {
    ExecuteResult result =
        server.execute(
            """
            def shown(block):
                if isinstance(block, str):
                    return block
                data = list(block.data) if isinstance(block.data, bytes) else block.data
                return [data, block.mime_type, block.uri]
            [shown(block) for block in shell.every_kind()]
            """);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("completed");
    assertThat(result.result())
        .isEqualTo(
            Json.parse(
                """
                ["words",
                 [[1, 2, 3], "image/png", null],
                 [[4, 5, 6], "audio/wav", null],
                 ["inner", "text/plain", "a://text"],
                 [[7, 8, 9], "application/x-b", "a://blob"],
                 [null, "text/html", "a://link"]]
                """));
  }
}
