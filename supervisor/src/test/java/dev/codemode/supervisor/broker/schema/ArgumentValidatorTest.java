package dev.codemode.supervisor.broker.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What schemas say of arguments, in which words, and what hostile ones can do. */
class ArgumentValidatorTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String ORDER =
      """
      {"type": "object", "additionalProperties": false, "required": ["email"],
       "properties": {
         "email": {"type": "string", "format": "email", "minLength": 3},
         "limit": {"type": "integer", "minimum": 1, "maximum": 100},
         "share": {"type": "number", "multipleOf": 0.01},
         "status": {"enum": ["open", "closed", "cancelled"]},
         "kind": {"const": "order"},
         "code": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]+$"},
         "when": {"anyOf": [{"type": "string"}, {"type": "null"}]},
         "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 2, "uniqueItems": true},
         "filter": {"type": "object", "required": ["field"], "additionalProperties": false,
                    "properties": {"field": {"type": "string"}, "value": {"type": ["string", "number"]}}},
         "target": {"oneOf": [{"type": "string"},
                              {"type": "object", "required": ["id"],
                               "properties": {"id": {"type": "integer"}}}]},
         "tree": {"$ref": "#/$defs/node"}},
       "$defs": {"node": {"type": "object", "properties": {
         "name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}}}
      """;

  private final ArgumentValidator validator = new ArgumentValidator();

  private static ToolDefinition tool(String schema) {
    return new ToolDefinition(
        "tool", "", object(schema), MAPPER.createObjectNode(), schema.length());
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  private Optional<String> mistakes(String schema, String arguments) {
    return validator.mistakes("s.tool", tool(schema), object(arguments));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"limit\": 5} | missing 'email'",
        "{\"emial\": \"a@b\"} | unknown argument 'emial' (did you mean 'email'?)",
        "{\"email\": 7} | argument 'email': expected string, given 7",
        "{\"email\": null} | argument 'email': expected string, given null",
        "{\"email\": [\"a\"]} | argument 'email': expected string, given a list of 1",
        "{\"email\": \"a@b\", \"limit\": \"ten\"} | argument 'limit': expected integer, given \"ten\"",
        "{\"email\": \"a@b\", \"limit\": 1.5} | argument 'limit': expected integer, given 1.5",
        "{\"email\": \"a@b\", \"limit\": 0} | argument 'limit': must have a minimum value of 1, given 0",
        "{\"email\": \"a\"} | argument 'email': must be at least 3 characters long, given \"a\"",
        "{\"email\": \"a@b\", \"status\": \"opne\"} | argument 'status': expected one of \"open\", \"closed\", \"cancelled\" (did you mean \"open\"?), given \"opne\"",
        "{\"email\": \"a@b\", \"kind\": 1} | argument 'kind': expected \"order\", given 1",
        "{\"email\": \"a@b\", \"code\": \"abc\"} | argument 'code': does not match the regex pattern ^[A-Z]{3}-[0-9]+$, given \"abc\"",
        "{\"email\": \"a@b\", \"when\": 5} | argument 'when': expected string or null, given 5",
        "{\"email\": \"a@b\", \"tags\": [\"a\", 2]} | argument 'tags[1]': expected string, given 2",
        "{\"email\": \"a@b\", \"filter\": {\"feild\": \"x\"}} | in 'filter': unknown property 'feild' (did you mean 'field'?)",
        "{\"email\": \"a@b\", \"filter\": {}} | in 'filter': missing 'field'",
        "{\"email\": \"a@b\", \"filter\": {\"field\": \"x\", \"value\": true}} | argument 'filter.value': expected string or number, given true",
        "{\"email\": \"a@b\", \"target\": {\"id\": \"x\"}} | argument 'target.id': expected integer, given \"x\"",
        "{\"email\": \"a@b\", \"target\": {}} | in 'target': missing 'id'",
        "{\"email\": \"a@b\", \"target\": 5} | argument 'target': expected string or object, given 5",
        "{\"email\": \"a@b\", \"tree\": {\"children\": [{\"children\": [{\"name\": 1}]}]}} | argument 'tree.children[0].children[0].name': expected string, given 1",
        "{\"email\": 1, \"limit\": \"x\"} | argument 'email': expected string, given 1; argument 'limit': expected integer, given \"x\"",
      })
  void mistakeNamesPlaceExpectationAndWhatWasGiven(String arguments, String message) {
    assertThat(mistakes(ORDER, arguments)).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"email\": \"no address\"}",
        "{\"email\": \"a@b\", \"limit\": 5.0}",
        "{\"email\": \"a@b\", \"share\": 0.29}",
        "{\"email\": \"a@b\", \"share\": 123456789012345678901234567890.01}",
        "{\"email\": \"a@b\", \"when\": null, \"tags\": [], \"target\": {\"id\": 1, \"more\": 2}}",
        "{\"email\": \"a@b\", \"code\": \"ABC-1\", \"kind\": \"order\", \"status\": \"closed\"}",
        "{\"email\": \"a@b\", \"tree\": {\"children\": [{}, {\"children\": []}]}}",
      })
  void whatFitsPasses(String arguments) {
    assertThat(mistakes(ORDER, arguments)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Draft 7 knows `items` with several schemas, 2020-12 does not.
        "http://json-schema.org/draft-07/schema# | expected integer",
        "http://json-schema.org/draft-07/schema | expected integer",
        "https://json-schema.org/draft/2019-09/schema | expected integer",
      })
  void dialectIsTheSchemasOwn(String dialect, String expected) {
    String schema =
        "{\"$schema\": \"%s\", \"properties\": {\"a\": {\"items\": [{\"type\": \"integer\"}]}}}"
            .formatted(dialect);
    assertThat(mistakes(schema, "{\"a\": [\"x\"]}").orElse("")).contains(expected);
  }

  @Test
  void unknownDialectIsReadAsTheNewest() {
    String schema =
        "{\"$schema\": \"https://example.com/mine\", \"properties\": {\"a\": {\"prefixItems\": [{\"type\": \"integer\"}]}}}";
    assertThat(mistakes(schema, "{\"a\": [\"x\"]}").orElse("")).contains("expected integer");
  }

  @Test
  void messagesAreBoundedAndOnOneLine() {
    String properties =
        IntStream.range(0, 50)
            .mapToObj(i -> "\"p%d\": {\"type\": \"string\"}".formatted(i))
            .collect(Collectors.joining(","));
    String arguments =
        IntStream.range(0, 50)
            .mapToObj(i -> "\"p%d\": [%d]".formatted(i, i))
            .collect(Collectors.joining(",", "{", "}"));
    String many = mistakes("{\"properties\": {" + properties + "}}", arguments).orElseThrow();
    assertThat(many).endsWith("; and 45 more").hasSizeLessThan(500);

    String long1 =
        mistakes(
                "{\"properties\": {\"a\": {\"enum\": [\"%s\"]}}}".formatted("y\\n".repeat(5_000)),
                "{\"a\": \"%s\"}".formatted("x\\u202e\\n".repeat(5_000)))
            .orElseThrow();
    assertThat(long1).hasSizeLessThan(500).doesNotContain("\n", "\u202e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"$ref\": \"http://127.0.0.1:9/schema.json\"} | {\"a\": 1}",
        "{\"$ref\": \"classpath:logback.xml\"} | {\"a\": 1}",
        "{\"$ref\": \"file:///etc/passwd\"} | {\"a\": 1}",
        "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/none\"}}} | {\"a\": 1}",
        "{\"$ref\": \"#\"} | {\"a\": 1}",
        "{\"properties\": 5, \"type\": [[]], \"required\": {}, \"allOf\": 3} | {\"a\": 1}",
        "{\"$id\": \"::::\", \"properties\": {\"a\": {\"pattern\": 7}}} | {\"a\": \"x\"}",
        "{\"properties\": {\"a\": {\"pattern\": \"(?<=[^\"}}} | {\"a\": \"x\"}",
        "{\"properties\": {\"a\": {\"pattern\": \"^((a+)+)+\\\\1b$\"}}} | {\"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"}",
        "{\"properties\": {\"a\": {\"pattern\": \"(){999999999}x\"}}} | {\"a\": \"y\"}",
        "{\"properties\": {\"a\": {\"pattern\": \"((){9999}){9999}x\"}}} | {\"a\": \"y\"}",
        "{\"properties\": {\"a\": {\"multipleOf\": 1e-999999999}}} | {\"a\": 1e999999999}",
        "{\"properties\": {\"a\": {\"multipleOf\": 3, \"type\": \"string\"}}} | {\"a\": 1e999999999}",
      })
  void whatCannotBeJudgedIsLeftToTheServer(String schema, String arguments) {
    assertThat(within(Duration.ofSeconds(5), () -> mistakes(schema, arguments))).isEmpty();
  }

  @Test
  void schemaThatDoublesAtEachStepIsGivenUp() {
    String definitions =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "\"d%d\": {\"allOf\": [{\"$ref\": \"#/$defs/d%d\"}, {\"$ref\": \"#/$defs/d%d\"}]}"
                        .formatted(i, i + 1, i + 1))
            .collect(Collectors.joining(","));
    String schema = "{\"$ref\": \"#/$defs/d0\", \"$defs\": {" + definitions + ", \"d40\": {}}}";
    assertThat(within(Duration.ofSeconds(5), () -> mistakes(schema, "{\"a\": 1}"))).isEmpty();
  }

  @Test
  void deepSchemasAndValuesAreGivenUp() {
    String deep = "{\"not\": ".repeat(400) + "{}" + "}".repeat(400);
    assertThat(mistakes(deep, "{\"a\": 1}")).isEmpty();
    String list = "{\"a\": " + "[".repeat(400) + "]".repeat(400) + "}";
    assertThat(mistakes(ORDER, list)).isEmpty();
    String large =
        IntStream.range(0, 60_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertThat(mistakes(ORDER, "{\"tags\": [" + large + "]}")).isEmpty();
  }

  @Test
  void aMisspeltNameIsToldOfWhereTheSchemaIsSilentOnOthers() {
    String silent = "{\"properties\": {\"status\": {}, \"state\": {}}, \"required\": [\"status\"]}";

    assertThat(mistakes(silent, "{\"stauts\": 1}"))
        .contains("missing 'status' (given 'stauts'; did you mean 'status'?)");
    assertThat(mistakes(silent, "{\"state\": 1, \"zzz\": 2}")).contains("missing 'status'");
  }

  @Test
  void changedToolIsJudgedByItsNewSchema() {
    assertThat(mistakes("{\"required\": [\"a\"]}", "{}")).contains("missing 'a'");
    assertThat(mistakes("{\"required\": [\"b\"]}", "{}")).contains("missing 'b'");
  }

  @Test
  void judgingIsCheap() {
    ToolDefinition tool = tool(ORDER);
    ObjectNode arguments =
        object(
            """
            {"email": "a@b.c", "limit": 5, "status": "open", "code": "ABC-1", "tags": ["a", "b"],
             "filter": {"field": "x", "value": 1}, "target": {"id": 7}}
            """);
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long began = System.nanoTime();
      for (int i = 0; i < 500; i++) {
        assertThat(validator.mistakes("s.tool", tool, arguments)).isEmpty();
      }
      best = Math.min(best, (System.nanoTime() - began) / 500);
    }
    // Some 20 microseconds on a two-core machine; the bound leaves room for a busy one.
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(1));
    LoggerFactory.getLogger(ArgumentValidatorTest.class)
        .atWarn()
        .addKeyValue("ns", best)
        .log("Judging the arguments of a call");
  }

  private static <T> T within(Duration limit, java.util.function.Supplier<T> work) {
    long began = System.nanoTime();
    T result = work.get();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit);
    return result;
  }
}
