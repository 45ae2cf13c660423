package dev.codemode.supervisor.broker.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PythonStubTest {
  private static ObjectNode schema(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  @Test
  void showsTypesAndWhatIsOptional() {
    assertThat(
            PythonStub.of(
                "find",
                "Finds things.",
                schema(
                    """
                    {"properties": {
                      "q": {"type": "string", "description": "what to look for"},
                      "kind": {"enum": ["a", "b"]},
                      "limit": {"type": "integer"},
                      "tags": {"type": "array", "items": {"type": "string"}},
                      "more": {}},
                     "required": ["q", "kind"]}""")))
        .isEqualTo(
            """
            def find(q: str, kind: Literal["a", "b"], limit: int = ..., tags: list[str] = ..., more: Any = ...):
                \"""Finds things.

                q: what to look for
                \"""\
            """);
  }

  @Test
  void hostileTextIsCleanedAndBounded() {
    String stub =
        PythonStub.of(
            "f",
            "x\"\"\"\n\u0007\u200bimport os\n" + "y".repeat(5_000),
            schema("{\"properties\": 3}"));

    assertThat(stub).startsWith("def f():\n    \"\"\"x''' import os yyy").hasSizeLessThan(1_100);
  }
}
