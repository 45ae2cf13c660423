package dev.codemode.supervisor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.run.RunRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class ExecuteCodeToolTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"code\":\"x\"}                                     |       | {}           | -1",
        "{\"code\":\"x\",\"timeout\":1.5}                     | 1500  | {}           | -1",
        "{\"code\":\"x\",\"timeout\":\"20\"}                  | 20000 | {}           | -1",
        "{\"code\":\"x\",\"timeout\":\"\"}                    |       | {}           | -1",
        "{\"code\":\"x\",\"timeout_seconds\":7}               | 7000  | {}           | -1",
        "{\"code\":\"x\",\"timeout\":\" \",\"timeout_seconds\":7} | 7000 | {}        | -1",
        "{\"code\":\"x\",\"variables\":\"\",\"max_output\":\"\"} |      | {}           | -1",
        "{\"code\":\"x\",\"timeout\":null,\"max_output\":null} |      | {}           | -1",
        "{\"code\":\"x\",\"timeout\":-1}                      | -1000 | {}           | -1",
        "{\"code\":\"x\",\"timeout\":1e400}           | 1000000000000 | {}           | -1",
        "{\"code\":\"x\",\"variables\":{\"a\":1.10}}          |       | {\"a\":1.10} | -1",
        "{\"code\":\"x\",\"variables\":\"{\\\"a\\\":[]}\"}    |       | {\"a\":[]}   | -1",
        "{\"code\":\"x\",\"max_output\":500}                  |       | {}           | 500",
        "{\"code\":\"x\",\"max_output\":\"500.0\"}            |       | {}           | 500",
      })
  void argumentsBecomeARequest(String arguments, Long timeoutMs, String variables, int maxOutput)
      throws Exception {
    try (var testing = TestingServer.initialized()) {
      assertThat(testing.client.callTool("execute_code", arguments).has("result")).isTrue();
      RunRequest request = testing.runner.requests.getFirst();
      assertThat(request.code()).isEqualTo("x");
      assertThat(request.timeout().map(Duration::toMillis).orElse(null)).isEqualTo(timeoutMs);
      assertThat(request.variablesJson()).isEqualTo(variables);
      assertThat(request.maxOutput().orElse(-1)).isEqualTo(maxOutput);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                            | \"code\" is missing",
        "{\"code\":null}                               | \"code\" is missing",
        "{\"code\":[\"x\"]}                            | \"code\" must be a string",
        "{\"Code\":\"x\"}                              | Did you mean \"code\"?",
        "{\"code\":\"x\",\"variable\":{}}              | Did you mean \"variables\"?",
        "{\"code\":\"x\",\"session\":\"new\"}          | Unknown argument \"session\"",
        "{\"code\":\"x\",\"check\":1}                  | \"check\" must be true or false",
        "{\"code\":\"x\",\"check\":\"yes\"}            | \"check\" must be true or false",
        "{\"code\":\"x\",\"run_id\":\"1\"}             | Unknown argument \"run_id\"",
        "{\"code\":\"x\",\"wait\":1}                   | Unknown argument \"wait\"",
        "{\"code\":\"x\",\"cancel\":true}              | Unknown argument \"cancel\"",
        "{\"code\":\"x\",\"timeout\":\"soon\"}         | \"timeout\" must be a number of seconds",
        "{\"code\":\"x\",\"timeout\":true}             | \"timeout\" must be a number of seconds",
        "{\"code\":\"x\",\"timeout_seconds\":[]}       | \"timeout_seconds\" must be a number",
        "{\"code\":\"x\",\"variables\":[1]}            | \"variables\" must be an object",
        "{\"code\":\"x\",\"variables\":\"a=1\"}        | \"variables\" must be an object",
        "{\"code\":\"x\",\"max_output\":1.5}           | \"max_output\" must be a whole number",
      })
  void badArgumentsAreAResultThatNamesThem(String arguments, String message) throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode result = testing.client.callTool("execute_code", arguments).get("result");
      assertThat(result.get("isError").booleanValue()).isTrue();
      JsonNode content = result.get("structuredContent");
      assertThat(content.get("status").stringValue()).isEqualTo("invalid_argument");
      assertThat(content.at("/diagnostics/error_type").stringValue()).isEqualTo("INVALID_ARGUMENT");
      assertThat(content.at("/diagnostics/message").stringValue()).contains(message);
      assertThat(result.at("/content/0/text").stringValue()).contains(message);
      assertThat(testing.runner.requests).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"code\":\"x\"}                      | false",
        "{\"code\":\"x\",\"check\":null}       | false",
        "{\"code\":\"x\",\"check\":false}      | false",
        "{\"code\":\"x\",\"check\":true}       | true",
        "{\"code\":\"x\",\"check\":\" True \"} | true",
      })
  void checkAsksForACheckOnly(String arguments, boolean checkOnly) throws Exception {
    try (var testing = TestingServer.initialized()) {
      assertThat(testing.client.callTool("execute_code", arguments).has("result")).isTrue();
      assertThat(testing.runner.requests.getFirst().checkOnly()).isEqualTo(checkOnly);
    }
  }

  @Test
  void anOverlongUnknownNameIsNotEchoedWhole() throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode reply =
          testing.client.callTool("execute_code", "{\"" + "n".repeat(100_000) + "\":1}");
      assertThat(reply.toString()).hasSizeLessThan(2_000);
    }
  }
}
