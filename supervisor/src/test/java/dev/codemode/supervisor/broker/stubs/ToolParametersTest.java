package dev.codemode.supervisor.broker.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ToolParametersTest {
  private static ToolParameters of(String schema) {
    var node = (ObjectNode) JsonMapper.shared().readTree(schema);
    return ToolParameters.of(new SchemaDocument(node), node);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'anyOf': [{'anyOf': [{'properties': {'a': {}}}, {'properties': {'b': {}}}]}, {'properties': {'c': {}}}]}",
        "{'allOf': [{'anyOf': [{'properties': {'a': {}}}]}, {'anyOf': [{'properties': {'b': {}}}]}]}",
        "{'properties': {'a': {}}, 'if': {'required': ['a']}, 'then': {'properties': {'b': {}}}}",
        "{'properties': {'a': {}}, 'dependentSchemas': {'a': {'properties': {'b': {}}}}}",
        "{'properties': {'a': {}}, 'dependencies': {'a': {'properties': {'b': {}}}}}",
        "{'properties': {'a': {}}, 'unevaluatedProperties': true}",
        "{'properties': {'a': {}}, 'patternProperties': {'^b': {}}}",
        "{'properties': {'a': {}}, 'allOf': [{'$ref': '#/$defs/none'}]}",
        "{'oneOf': [{'properties': {'a': {}}, 'patternProperties': {'^b': {}}}]}",
      })
  void parametersThatAreNotReadMayBeGiven(String schema) {
    assertThat(of(schema.replace('\'', '"')).acceptsMore()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'properties': {'a': {}}, 'anyOf': [{'required': ['a']}, {'properties': {'b': {}}}]}",
        "{'properties': {'a': {}}, 'unevaluatedProperties': false}",
        "{'properties': {'a': {}}, 'additionalProperties': false, 'if': {'required': ['a']}}",
      })
  void whereAllIsReadNothingElseIsAccepted(String schema) {
    assertThat(of(schema.replace('\'', '"')).acceptsMore()).isFalse();
  }

  @Test
  void whatLiesBehindABoundMayBeGiven() {
    assertThat(of(many("anyOf", 51)).acceptsMore()).isTrue();
    assertThat(of(many("anyOf", 50)).acceptsMore()).isFalse();
    assertThat(of(many("allOf", 600)).acceptsMore()).isTrue();
  }

  private static String many(String keyword, int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"properties\": {\"p%d\": {}}}"::formatted)
        .collect(Collectors.joining(",", "{\"" + keyword + "\": [", "]}"));
  }
}
