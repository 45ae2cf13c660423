package dev.codemode.supervisor.broker.stubs;

import static dev.codemode.supervisor.broker.stubs.ToolLists.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleCallTest {
  private static String ofX(String schema) {
    return ExampleCall.of(
            "s", "t", object("{\"properties\":{\"x\":%s},\"required\":[\"x\"]}".formatted(schema)))
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{\"type\":\"string\"} ~ s.t(x=\"x\")",
        "{\"type\":\"string\",\"examples\":[\"one\"]} ~ s.t(x=\"one\")",
        "{\"type\":\"string\",\"examples\":[3]} ~ s.t(x=\"x\")",
        "{\"type\":\"string\",\"default\":\"d\"} ~ s.t(x=\"d\")",
        "{\"type\":\"string\",\"minLength\":3,\"maxLength\":4} ~ s.t(x=\"x x\")",
        "{\"type\":\"string\",\"format\":\"date\"} ~ s.t(x=\"2026-01-31\")",
        "{\"type\":\"string\",\"format\":\"uuid\"} ~ s.t(x=\"123e4567-e89b-12d3-a456-426614174000\")",
        "{\"type\":\"string\",\"pattern\":\"^[0-9]{3}$\"} ~ s.t(x=\"123\")",
        "{\"type\":\"string\",\"pattern\":\"^(?=b)b$\"} ~ none",
        "{\"type\":\"string\",\"pattern\":\"^never this$\"} ~ none",
        "{\"enum\":[\"b\",\"a\"]} ~ s.t(x=\"b\")",
        "{\"const\":null} ~ s.t(x=None)",
        "{\"type\":\"integer\",\"minimum\":5} ~ s.t(x=5)",
        "{\"type\":\"integer\",\"exclusiveMinimum\":5} ~ s.t(x=6)",
        "{\"type\":\"integer\",\"maximum\":-5,\"multipleOf\":3} ~ s.t(x=-6)",
        "{\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":1} ~ s.t(x=0.5)",
        "{\"type\":\"integer\",\"minimum\":3,\"maximum\":2} ~ none",
        "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2,\"uniqueItems\":true} ~ s.t(x=[1, 2])",
        "{\"type\":\"array\",\"prefixItems\":[{\"type\":\"integer\"},{\"const\":\"a\"}]} ~ s.t(x=[1, \"a\"])",
        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"boolean\"}},\"required\":[\"a\"]} ~ s.t(x={\"a\": True})",
        "{\"type\":\"object\",\"minProperties\":1,\"additionalProperties\":{\"type\":\"integer\"}} ~ s.t(x={\"key1\": 1})",
        "{\"oneOf\":[{\"type\":\"integer\",\"minimum\":3,\"maximum\":2},{\"type\":\"string\"}]} ~ s.t(x=\"x\")",
        "{\"not\":{\"type\":\"string\"},\"type\":\"string\"} ~ none",
        "{\"$ref\":\"https://example.com/x.json\"} ~ none",
        "false ~ none",
      })
  void isWhatTheSchemaAccepts(String schema, String call) {
    assertThat(ofX(schema)).isEqualTo(call);
  }

  @Test
  void namesThatNoKeywordCanHaveComeLast() {
    assertThat(
            ExampleCall.of(
                "s",
                "t",
                object(
                    "{\"properties\":{\"a-b\":{\"const\":1},\"class\":{\"const\":2},\"c\":{\"const\":3}},"
                        + "\"required\":[\"a-b\",\"class\",\"c\"]}")))
        .contains("s.t(c=3, **{\"a-b\": 1, \"class\": 2})");
  }

  @Test
  void alternativesMayRequireMore() {
    assertThat(
            ExampleCall.of(
                "s",
                "t",
                object(
                    "{\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}},"
                        + "\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}")))
        .contains("s.t(a=\"a\")");
  }

  @Test
  void everyToolOfRealServersHasOne() throws IOException {
    for (String server : ToolLists.servers()) {
      for (ToolDefinition each : ToolLists.of(server)) {
        assertThat(ExampleCall.of("s", "t", each.inputSchema()))
            .as(server + "." + each.name())
            .isPresent();
      }
    }
  }
}
