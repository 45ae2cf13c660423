package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The number of tool calls of one run is bounded, and the program cannot catch it. */
final class CallLimitIT {
  @Test
  void callsOverTheLimitEndTheRun() throws Exception {
    Map<String, Object> demo =
        Map.of(
            "command", Built.distribution().resolve("bin/codemode").toString(),
            "args", List.of("demo-server"));
    try (StdioServer server =
        StdioServer.start(
            Built.distribution(),
            Json.servers(Map.of("demo", demo)),
            Map.of("CODEMODE_LIMITS_TOOL_CALLS", "5"))) {
      ExecuteResult within = server.execute("[demo.echo(text='x')['text'] for _ in range(5)]");
      assertThat(within.toolCalls().path(0).path("tool").asString()).isEqualTo("demo.echo");
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
      assertThat(server.execute("1+1").result().asInt()).isEqualTo(2);
    }
  }
}
