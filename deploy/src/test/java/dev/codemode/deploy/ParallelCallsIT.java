package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many calls of one server at once, for a minute, and for four in long runs. */
final class ParallelCallsIT {
  private static final int PARALLEL = 64;
  private static final int SECONDS = Built.soak() ? 240 : 60;

  private static final String PROGRAM =
      """
      import asyncio
      import time
      end = time.monotonic() + seconds
      async def caller(number):
          count = 0
          while time.monotonic() < end:
              text = f"{number}-{count}"
              reply = await demo.echo(text=text, delay_ms=number % 8)
              if reply["text"] != text:
                  raise ValueError(f"{reply} instead of {text}")
              count += 1
          return count
      counts = await asyncio.gather(*(caller(number) for number in range(parallel)))
      [sum(counts), min(counts)]
      """;

  @Test
  void eachOfMixedCallsGetsItsOwnReply() throws Exception {
    Map<String, Object> demo =
        Map.of(
            "command", Built.distribution().resolve("bin/codemode").toString(),
            "args", List.of("demo-server"));
    try (StdioServer server =
        StdioServer.start(
            Built.distribution(),
            Json.servers(Map.of("demo", demo)),
            Map.of(
                "CODEMODE_LIMITS_TOOL_CALLS", "1000000",
                "CODEMODE_LIMITS_COMPUTE_TIMEOUT", "300s"))) {
      ExecuteResult result =
          ExecuteResult.of(
              server
                  .sendProgram(
                      Map.of(
                          "code",
                          PROGRAM,
                          "timeout",
                          SECONDS + 25,
                          "variables",
                          Map.of("seconds", SECONDS, "parallel", PARALLEL)))
                  .get(SECONDS + 60, TimeUnit.SECONDS));
      assertThat(result.status())
          .as("%s\n%s", result.structured(), server.log())
          .isEqualTo("completed");
      int calls = result.result().path(0).asInt();
      assertThat(result.result().path(1).asInt()).as("calls of the last").isPositive();
      assertThat(calls).as("calls").isGreaterThan(PARALLEL);
      assertThat(result.toolCalls())
          .isEqualTo(Json.parse("[{\"tool\": \"demo.echo\", \"ok\": " + calls + "}]"));
    }
  }
}
