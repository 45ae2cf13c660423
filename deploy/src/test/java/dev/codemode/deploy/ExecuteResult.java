package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/**
 * What {@code execute_code} returned.
 *
 * @param structured the result's {@code structuredContent}
 * @param isError whether the call counts as failed
 * @param text the text that hosts without structured content show
 * @param usage what models do not see: {@code usage} of the result's {@code _meta}
 */
record ExecuteResult(JsonNode structured, boolean isError, String text, JsonNode usage) {

  /** Reads a JSON-RPC reply; a protocol error is a failed assertion. */
  static ExecuteResult of(JsonNode reply) {
    assertThat(reply.has("error")).as("a JSON-RPC error: %s", reply).isFalse();
    JsonNode result = reply.path("result");
    var text = new StringBuilder();
    for (JsonNode block : result.path("content")) {
      text.append(block.path("text").asString(""));
    }
    var read =
        new ExecuteResult(
            result.path("structuredContent"),
            result.path("isError").asBoolean(false),
            text.toString(),
            result.path("_meta").path("dev.codemode/run").path("usage"));
    assertThat(read.isError()).as("isError of %s", result).isEqualTo(!read.success());
    return read;
  }

  boolean success() {
    return structured.path("success").asBoolean(false);
  }

  String status() {
    return structured.path("status").asString("");
  }

  JsonNode result() {
    return structured.path("result");
  }

  String stdout() {
    return structured.path("stdout").asString("");
  }

  String hint() {
    return structured.path("hint").asString("");
  }

  long durationMillis() {
    return structured.path("duration_ms").asLong();
  }

  /** From the request's arrival to the program's first statement. */
  long queueMillis() {
    assertThat(usage.path("queue_ms").isNumber()).as("queue_ms of %s", usage).isTrue();
    return usage.path("queue_ms").asLong();
  }

  JsonNode toolCalls() {
    return structured.path("tool_calls");
  }

  JsonNode diagnostics() {
    return structured.path("diagnostics");
  }

  String errorType() {
    return diagnostics().path("error_type").asString("");
  }

  String message() {
    return diagnostics().path("message").asString("");
  }

  int line() {
    return diagnostics().path("line").asInt(0);
  }

  int column() {
    return diagnostics().path("column").asInt(0);
  }
}
