package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.CallRecord;
import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunOutcome.RunFailure;
import dev.codemode.supervisor.run.RunOutcome.Usage;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Renders outcomes for models, programs and people, within the outcome's own budget. Structured
 * content and text each tell everything alone, because hosts show a model one of the two.
 */
public final class ResultRenderer {
  /** The key of {@code _meta} under which ledger and usage go; models do not see it. */
  static final String META_KEY = "dev.codemode/run";

  private static final int LONGEST_TYPE = 200;
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_TRACEBACK = 8_000;

  private ResultRenderer() {}

  /** The reply to a tool call. */
  public static CallToolResult render(RunOutcome outcome) {
    Reply reply = Reply.of(outcome);
    return CallToolResult.builder(List.of(TextContent.builder(text(outcome, reply)).build()))
        .structuredContent(structured(outcome, reply))
        .isError(!outcome.success())
        .meta(Map.of(META_KEY, run(outcome)))
        .build();
  }

  /** The structured result with ledger and usage under {@code run}. */
  public static ObjectNode json(RunOutcome outcome) {
    ObjectNode json = structured(outcome, Reply.of(outcome));
    json.set("run", run(outcome));
    return json;
  }

  /** The outcome as text that alone tells everything; for terminals, and for hosts without JSON. */
  public static String text(RunOutcome outcome) {
    return text(outcome, Reply.of(outcome));
  }

  private static ObjectNode structured(RunOutcome outcome, Reply reply) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("success", outcome.success())
            .put("status", outcome.status().code());
    json.set("result", reply.result());
    json.put("stdout", reply.stdout()).put("duration_ms", outcome.duration().toMillis());
    if (!outcome.calls().isEmpty()) {
      json.set("tool_calls", CallSummary.of(outcome.calls()).json());
    }
    if (!reply.stderr().isEmpty()) {
      json.put("stderr", reply.stderr());
    }
    if (!reply.hint().isEmpty()) {
      json.put("hint", reply.hint());
    }
    outcome.failure().ifPresent(failure -> json.set("diagnostics", diagnostics(failure)));
    return json;
  }

  private static ObjectNode diagnostics(RunFailure failure) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("error_type", Excerpt.of(failure.errorType(), LONGEST_TYPE))
            .put("message", Excerpt.of(failure.message(), LONGEST_MESSAGE));
    if (!failure.traceback().isEmpty()) {
      json.put("traceback", Excerpt.of(failure.traceback(), LONGEST_TRACEBACK));
    }
    if (failure.line() > 0) {
      json.put("line", failure.line());
    }
    if (failure.column() > 0) {
      json.put("column", failure.column());
    }
    return json.put("retryable", failure.retryable());
  }

  private static ObjectNode run(RunOutcome outcome) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!outcome.runId().isEmpty()) {
      json.put("run_id", outcome.runId());
    }
    ArrayNode calls = json.putArray("tool_calls");
    for (CallRecord call : outcome.calls()) {
      calls
          .addObject()
          .put("tool", call.tool())
          .put("status", CallSummary.code(call.status()))
          .put("started_ms", call.started().toMillis())
          .put("duration_ms", call.duration().toMillis());
    }
    Usage usage = outcome.usage();
    json.putObject("usage")
        .put("queue_ms", usage.queued().toMillis())
        .put("compute_ms", usage.compute().toMillis())
        .put("peak_memory_bytes", usage.peakMemoryBytes())
        .put("tool_calls", usage.toolCalls())
        .put("worker", usage.worker().name().toLowerCase(Locale.ROOT));
    return json;
  }

  /** Errors come first, because hosts cut the text of failures. */
  private static String text(RunOutcome outcome, Reply reply) {
    var text = new StringBuilder();
    outcome.failure().ifPresent(failure -> append(text, outcome, failure));
    if (!outcome.success()) {
      section(text, "hint", reply.hint());
      section(text, "tool calls", CallSummary.of(outcome.calls()).text());
    }
    if (outcome.success() || !reply.result().isNull()) {
      section(text, "result", resultText(reply.result()));
    }
    section(text, "stdout", reply.stdout());
    section(text, "stderr", reply.stderr());
    if (outcome.success()) {
      section(text, "hint", reply.hint());
      section(text, "tool calls", CallSummary.of(outcome.calls()).text());
    }
    return text.toString().stripTrailing();
  }

  private static void append(StringBuilder text, RunOutcome outcome, RunFailure failure) {
    section(text, "status", outcome.status().code() + (failure.retryable() ? " (retryable)" : ""));
    boolean told = failure.message().startsWith("line %d: ".formatted(failure.line()));
    String place =
        failure.line() == 0 || told
            ? ""
            : " (line %d%s)"
                .formatted(
                    failure.line(), failure.column() == 0 ? "" : ", column " + failure.column());
    section(
        text,
        "error",
        Excerpt.of(failure.errorType(), LONGEST_TYPE)
            + ": "
            + Excerpt.of(failure.message(), LONGEST_MESSAGE)
            + place);
    section(text, "traceback", Excerpt.of(failure.traceback(), LONGEST_TRACEBACK));
  }

  private static String resultText(JsonNode result) {
    return McpJson.mapper().writeValueAsString(result);
  }

  /** One line when the body is one line, else the body below its name; nothing when empty. */
  private static void section(StringBuilder text, String name, String body) {
    if (body.isEmpty()) {
      return;
    }
    String stripped = body.stripTrailing();
    text.append(name)
        .append(stripped.indexOf('\n') < 0 ? ": " : ":\n")
        .append(stripped)
        .append('\n');
  }
}
