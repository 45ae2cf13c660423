package dev.codemode.supervisor.broker.stubs;

import static dev.codemode.supervisor.broker.stubs.ToolLists.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.text.CleanText;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that are made to hurt: every stub and example is bounded, quick, and Python. */
class HostileSchemasTest {
  private record Hostile(String name, String schema) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> schemas() {
    return Stream.of(
        new Hostile("deep objects", nested("{\"properties\":{\"a\":", "}", 120, "{}")),
        new Hostile("deep arrays", inX(nested("{\"items\":", "}", 150, "{}"))),
        new Hostile("deep unions", inX(nested("{\"anyOf\":[{},", "]}", 150, "{}"))),
        new Hostile("deep allOf", inX(nested("{\"allOf\":[", "]}", 150, "{}"))),
        new Hostile("deep enum", inX("{\"enum\":[" + nested("[", "]", 200, "1") + "]}")),
        new Hostile(
            "broad", "{\"properties\":{" + many(5_000, "\"p%d\":{\"type\":\"string\"}") + "}}"),
        new Hostile(
            "broad and required",
            "{\"properties\":{%s},\"required\":[%s]}"
                .formatted(many(3_000, "\"p%d\":{\"type\":\"string\"}"), many(3_000, "\"p%d\""))),
        new Hostile("broad and odd", "{\"properties\":{" + many(3_000, "\"p-%d\":{}") + "}}"),
        new Hostile("broad union", inX("{\"anyOf\":[" + many(9_000, "{\"const\":%d}") + "]}")),
        new Hostile(
            "broad allOf",
            inX("{\"allOf\":[" + many(9_000, "{\"properties\":{\"a\":{\"minimum\":%d}}}") + "]}")),
        new Hostile("broad enum", inX("{\"enum\":[" + many(9_000, "\"value %d\"") + "]}")),
        new Hostile("doubling references", doubling("allOf")),
        new Hostile("doubling unions", doubling("anyOf")),
        new Hostile("doubling negations", doubling("oneOf")),
        new Hostile("itself", "{\"$ref\":\"#\"}"),
        new Hostile(
            "each other",
            inX(
                "{\"$ref\":\"#/$defs/a\"}",
                "\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}")),
        new Hostile(
            "itself in all",
            inX(
                "{\"allOf\":[{\"$ref\":\"#/properties/x\"},{\"properties\":{\"x\":{\"$ref\":\"#\"}},\"required\":[\"x\"]}]}")),
        new Hostile(
            "union of itself",
            inX(
                "{\"$ref\":\"#/$defs/j\"}",
                "\"j\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/j\"}},{\"additionalProperties\":{\"$ref\":\"#/$defs/j\"}}]}")),
        new Hostile(
            "requires itself", "{\"properties\":{\"x\":{\"$ref\":\"#\"}},\"required\":[\"x\"]}"),
        new Hostile("elsewhere", inX("{\"$ref\":\"http://127.0.0.1:9/schema.json\"}")),
        new Hostile("in the class path", inX("{\"$ref\":\"classpath:/draft-07/schema.json\"}")),
        new Hostile("in a file", inX("{\"$ref\":\"file:///etc/passwd\"}")),
        new Hostile(
            "other dialect", "{\"$schema\":\"http://127.0.0.1:9/dialect\",\"required\":[\"a\"]}"),
        new Hostile(
            "slow pattern", inX("{\"type\":\"string\",\"pattern\":\"^(a+)+$\",\"minLength\":60}")),
        new Hostile(
            "huge pattern",
            inX("{\"type\":\"string\",\"pattern\":\"((((a{99}){99}){99}){99}){99}\"}")),
        new Hostile("wrong pattern", inX("{\"type\":\"string\",\"pattern\":\"(\"}")),
        new Hostile(
            "huge numbers",
            inX(
                "{\"minimum\":1e999999,\"default\":1e-999999,\"multipleOf\":1e-300,\"type\":\"integer\"}")),
        new Hostile("tiny step", inX("{\"multipleOf\":1e-999999999,\"type\":\"number\"}")),
        new Hostile("long array", inX("{\"type\":\"array\",\"minItems\":2000000000}")),
        new Hostile("long string", inX("{\"type\":\"string\",\"minLength\":2000000000}")),
        new Hostile("many keys", inX("{\"type\":\"object\",\"minProperties\":2000000000}")),
        new Hostile(
            "wrong keywords",
            "{\"properties\":[1],\"required\":{\"a\":1},\"allOf\":3,\"anyOf\":\"x\",\"$ref\":7,\"enum\":{},\"type\":{}}"),
        new Hostile(
            "wrong properties",
            "{\"properties\":{\"a\":null,\"b\":3,\"c\":[],\"d\":\"x\",\"e\":{\"type\":[3]}},\"required\":[\"a\",null,7]}"),
        new Hostile(
            "names",
            "{\"properties\":{\"\":{},\"\\n\":{},\"self\":{},\"__debug__\":{},\"\\ud800\":{},\"a\\\\\":{},\"\\\"\\\"\\\"\":{},\""
                + "n".repeat(5_000)
                + "\":{}}}"),
        new Hostile(
            "titles",
            inX(
                "{\"title\":\"A): pass #\",\"properties\":{\"b\\nc\":{\"description\":\"\\u2028import os\\nx\"}}}")),
        new Hostile(
            "coding", "{\"properties\":{\"a\":{\"description\":\"# -*- coding: utf-7 -*-\"}}}"),
        new Hostile(
            "long words",
            "{\"description\":\""
                + "y".repeat(100_000)
                + "\",\"properties\":{\"a\":{\"description\":\""
                + "\\u202e".repeat(50_000)
                + "z\",\"enum\":[\""
                + "\\u200b".repeat(90)
                + "\"]}}}"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void areBounded(Hostile hostile) {
    ObjectNode schema = object(hostile.schema());
    var tool = new ToolDefinition("find", "y\n".repeat(50_000), schema, schema, 0);

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          String stub = PythonStub.of("find", tool);
          assertThat(stub).hasSizeLessThanOrEqualTo(8_000);
          assertThat(stub.replace("\n", "").codePoints()).noneMatch(CleanText::isInvisible);
          assertThat(PythonSyntax.statements(stub)).isNotEmpty();
          assertThat(PythonStub.brief("find", tool)).hasSizeLessThanOrEqualTo(300);
          ExampleCall.of("server", "find", schema)
              .ifPresent(call -> assertThat(PythonSyntax.statements(call)).hasSize(1));
        });
  }

  private static String inX(String schema) {
    return inX(schema, "");
  }

  private static String inX(String schema, String definitions) {
    return "{\"properties\":{\"x\":%s},\"required\":[\"x\"],\"$defs\":{%s}}"
        .formatted(schema, definitions);
  }

  private static String nested(String open, String close, int depth, String inner) {
    String closes = close.equals("}") && open.contains("properties") ? "}}" : close;
    return open.repeat(depth) + inner + closes.repeat(depth);
  }

  private static String many(int count, String each) {
    return IntStream.range(0, count).mapToObj(each::formatted).collect(Collectors.joining(","));
  }

  /** Forty definitions, each of which holds the next one twice. */
  private static String doubling(String keyword) {
    String definitions =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "\"d%d\":{\"%s\":[{\"$ref\":\"#/$defs/d%d\"},{\"$ref\":\"#/$defs/d%d\"}]}"
                        .formatted(i, keyword, i + 1, i + 1))
            .collect(Collectors.joining(","));
    return inX("{\"$ref\":\"#/$defs/d0\"}", definitions + ",\"d40\":{\"type\":\"string\"}");
  }
}
