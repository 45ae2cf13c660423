package dev.codemode.supervisor.broker.stubs;

import static dev.codemode.supervisor.broker.stubs.ToolLists.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PythonStubTest {
  private static ToolDefinition tool(String description, String input, String output) {
    return new ToolDefinition("find", description, object(input), object(output), 0);
  }

  private static String stub(String input) {
    String stub = PythonStub.of("find", tool("Finds.", input, "{}"));
    assertThat(PythonSyntax.statements(stub)).isNotEmpty();
    return stub;
  }

  private static String typeOf(String schema) {
    String stub = stub("{\"properties\": {\"x\": " + schema + "}, \"required\": [\"x\"]}");
    return stub.substring("def find(x: ".length(), stub.indexOf(") -> Any:"));
  }

  @Test
  void showsTypesDefaultsNotesAndWhatIsReturned() {
    String stub =
        PythonStub.of(
            "find",
            tool(
                "Finds things.\n  More of it.",
                """
                {"properties": {
                  "q": {"type": "string", "description": "what to look for"},
                  "kind": {"enum": ["a", "b"]},
                  "limit": {"type": "integer", "default": 10, "minimum": 1, "maximum": 50},
                  "tags": {"type": "array", "items": {"type": "string"}},
                  "more": {}},
                 "required": ["q", "kind"]}""",
                """
                {"type": "object", "properties": {
                  "items": {"type": "array", "items": {"$ref": "#/$defs/Item"}},
                  "next": {"type": ["string", "null"]}},
                 "required": ["items"],
                 "$defs": {"Item": {"type": "object", "properties": {
                   "name": {"type": "string", "description": "its name"},
                   "parts": {"type": "array", "items": {"$ref": "#/$defs/Item"}}}}}}"""));

    assertThat(stub)
        .isEqualTo(
            """
            def find(
                q: str,
                kind: Literal["a", "b"],
                limit: int = 10,
                tags: list[str] = ...,
                more: Any = ...,
            ) -> FindResult:
                \"""Finds things.
                More of it.

                q: what to look for
                limit: [1 to 50]
                \"""

            class FindResult(TypedDict):
                items: list[Item]
                next: NotRequired[str | None]

            class Item(TypedDict, total=False):
                name: str  # its name
                parts: list[Item]\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "true ~ Any",
        "false ~ Never",
        "{} ~ Any",
        "{\"not\": {}} ~ Never",
        "{\"type\": \"number\"} ~ float",
        "{\"type\": [\"string\", \"null\"]} ~ str | None",
        "{\"const\": 1} ~ Literal[1]",
        "{\"enum\": [\"a\", 1, true, null]} ~ Literal[\"a\", 1, True] | None",
        "{\"anyOf\": [{\"const\": \"a\"}, {\"const\": \"b\"}, {\"type\": \"integer\"}]} ~ Literal[\"a\", \"b\"] | int",
        "{\"oneOf\": [{\"type\": \"null\"}, {\"type\": \"string\"}]} ~ str | None",
        "{\"anyOf\": [{\"type\": \"string\"}, {}]} ~ Any",
        "{\"type\": \"array\"} ~ list[Any]",
        "{\"type\": \"array\", \"prefixItems\": [{\"type\": \"string\"}, {\"type\": \"integer\"}], \"items\": false} ~ tuple[str, int]",
        "{\"type\": \"array\", \"items\": [{\"type\": \"string\"}], \"additionalItems\": {\"type\": \"integer\"}} ~ tuple[str, *tuple[int, ...]]",
        "{\"type\": \"object\"} ~ dict[str, Any]",
        "{\"additionalProperties\": {\"type\": \"integer\"}} ~ dict[str, int]",
        "{\"type\": \"object\", \"patternProperties\": {\"^a\": {\"type\": \"integer\"}}, \"additionalProperties\": false} ~ dict[str, int]",
        "{\"allOf\": [{\"type\": [\"number\", \"string\"]}, {\"type\": \"integer\"}]} ~ int",
        "{\"allOf\": [{\"enum\": [1, 2, 3]}, {\"enum\": [2, 3, 4]}]} ~ Literal[2, 3]",
        "{\"$ref\": \"https://example.com/schema.json\"} ~ Any",
        "{\"$ref\": \"#/properties/x\"} ~ Any",
        "{\"type\": \"array\", \"items\": {\"$ref\": \"#/properties/x\"}} ~ list[Any]",
        "{\"type\": \"nonsense\"} ~ Any",
        "3 ~ Any",
      })
  void readsTypes(String schema, String type) {
    assertThat(typeOf(schema)).isEqualTo(type);
  }

  @Test
  void mergesWhatAllHold() {
    assertThat(
            stub(
                """
                {"properties": {"x": {"allOf": [
                   {"$ref": "#/definitions/a~1b%20c"},
                   {"properties": {"b": {"type": "integer"}}, "required": ["b"]}]}},
                 "required": ["x"],
                 "definitions": {"a/b c": {"properties": {"a": {"type": "string"}}}}}"""))
        .startsWith("def find(x: FindX) -> Any:")
        .endsWith("class FindX(TypedDict):\n    a: NotRequired[str]\n    b: int");
  }

  @Test
  void alternativesOfAllArgumentsAreOneListOfParameters() {
    assertThat(
            stub(
                """
                {"type": "object", "oneOf": [
                  {"properties": {"id": {"type": "integer"}, "why": {"type": "string"}},
                   "required": ["id", "why"]},
                  {"properties": {"name": {"type": "string"}, "why": {"type": "string"}},
                   "required": ["name", "why"]}]}"""))
        .startsWith("def find(*, id: int = ..., why: str, name: str = ...) -> Any:");
  }

  @Test
  void namesThatNoKeywordCanHaveAreShownAsTheyArePassed() {
    assertThat(
            stub(
                """
                {"properties": {
                   "odd-name": {"type": "string", "description": "odd"},
                   "class": {"type": "integer"},
                   "\\ufb01le": {},
                   "größe": {"type": "integer"},
                   "a\\u200bb\\"": {},
                   "more": {}},
                 "required": ["odd-name", "größe"]}"""))
        .isEqualTo(
            """
            def find(größe: int, more: Any = ..., **more_: Any) -> Any:
                r\"""Finds.

                **{"odd-name": str} (required): odd
                **{"class": int}
                **{"ﬁle": Any}
                **{"a\\u200bb\\"": Any}
                \"""\
            """);
  }

  @Test
  void whatArgumentsBeyondTheParametersMayBeIsShown() {
    assertThat(
            stub("{\"properties\": {\"a\": {}}, \"additionalProperties\": {\"type\": \"string\"}}"))
        .startsWith("def find(a: Any = ..., **more: str) -> Any:");
    assertThat(stub("{\"type\": \"object\"}")).startsWith("def find() -> Any:");
  }

  @Test
  void collidingTypesAreNumberedAndEqualOnesAreOne() {
    String one = "{\"title\": \"Any\", \"properties\": {\"a\": {\"type\": \"string\"}}}";
    String other = "{\"title\": \"Any\", \"properties\": {\"b\": {\"type\": \"string\"}}}";

    assertThat(
            stub("{\"properties\": {\"x\": %s, \"y\": %s, \"z\": %s}}".formatted(one, other, one)))
        .startsWith("def find(x: Any2 = ..., y: Any3 = ..., z: Any2 = ...)")
        .containsOnlyOnce("class Any2")
        .containsOnlyOnce("class Any3");
  }

  @Test
  void keysThatAreNoAttributesMakeAnotherFormOfDeclaration() {
    assertThat(
            stub(
                "{\"properties\": {\"x\": {\"properties\": {\"$meta\": {}, \"__a\": {}}, \"required\":"
                    + " [\"__a\"]}}}"))
        .endsWith(
            "FindX = TypedDict(\"FindX\", {\n    \"$meta\": NotRequired[Any],\n    \"__a\": Any,\n})");
  }

  @Test
  void briefFormsAreOneLine() {
    String schema =
        "{\"properties\": {\"a\": {\"type\": \"string\"}, \"b\": {\"type\": \"integer\", \"default\":"
            + " 3}}, \"required\": [\"a\"]}";

    assertThat(
            PythonStub.brief(
                "find",
                tool(
                    "Finds an issue, e.g. one. And more.",
                    schema,
                    "{\"title\": \"Issue\", \"properties\": {\"n\": {}}}")))
        .isEqualTo("find(a: str, b: int = 3) -> Issue: Finds an issue, e.g. one.");
  }

  static Stream<Arguments> hostileDescriptions() {
    return Stream.of(
        arguments("x\"\"\"\nimport os", "x'''\n    import os\n    \"\"\""),
        arguments("ends in \"", "ends in \"\n    \"\"\""),
        arguments("ends in \\", "ends in \\\n    \"\"\""),
        arguments("\\N{no} \\x", "\\N{no} \\x\"\"\""),
        arguments("a\u0007\u200b\u202eb\ud800\0", "ab\"\"\""),
        arguments("\u2028\u2029\u3164", "No description.\"\"\""),
        arguments("\udb40\udc41\udb40\udc42hid", "hid\"\"\""),
        arguments("e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301\"\"\""));
  }

  @ParameterizedTest
  @MethodSource("hostileDescriptions")
  void descriptionsCannotLeaveTheDocstring(String description, String end) {
    String stub = PythonStub.of("find", tool(description, "{}", "{}"));

    assertThat(stub).endsWith(end);
    assertThat(PythonSyntax.statements(stub)).hasSize(1);
  }
}
