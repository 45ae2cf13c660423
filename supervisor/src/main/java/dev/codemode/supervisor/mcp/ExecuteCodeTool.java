package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.mcp.stdio.OpenRequest;
import dev.codemode.supervisor.mcp.stdio.ServedTool;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunOutcome.RunFailure;
import dev.codemode.supervisor.run.RunOutcome.Usage;
import dev.codemode.supervisor.run.RunOutcome.WorkerOrigin;
import dev.codemode.supervisor.run.RunRequest;
import dev.codemode.supervisor.run.RunStatus;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The tool {@code execute_code}: one Python program instead of many tool calls. */
final class ExecuteCodeTool implements ServedTool {
  static final String NAME = "execute_code";

  private final ProgramRunner runner;
  private final ProgressReporter progress;
  private final Limits limits;
  private final Tool tool;

  ExecuteCodeTool(ProgramRunner runner, ProgressReporter progress, Limits limits) {
    this.runner = runner;
    this.progress = progress;
    this.limits = limits;
    this.tool =
        Tool.builder(NAME, inputSchema(limits))
            .title("Run a Python program that calls tools")
            .description(description(limits))
            .annotations(
                ToolAnnotations.builder()
                    .readOnlyHint(false)
                    .destructiveHint(true)
                    .idempotentHint(false)
                    .openWorldHint(true)
                    .build())
            .build();
  }

  @Override
  public Tool tool() {
    return tool;
  }

  @Override
  public CallToolResult call(ObjectNode arguments, OpenRequest request) {
    RunRequest run;
    try {
      run = ExecuteCodeArguments.read(arguments);
    } catch (ToolArguments.RefusedException e) {
      return ResultRenderer.render(invalid(e.reason()));
    }
    RunOutcome outcome;
    try (ProgressReporter.Reporting _ = progress.begin(request)) {
      outcome = runner.run(run, request.cancel());
    }
    return ResultRenderer.render(outcome);
  }

  private RunOutcome invalid(String message) {
    return new RunOutcome(
        "",
        RunStatus.INVALID_ARGUMENT,
        "null",
        "",
        "",
        Optional.of(
            new RunFailure(RunStatus.INVALID_ARGUMENT.errorType(), message, "", 0, 0, false)),
        Optional.of("Nothing has run. Correct the argument and call again."),
        Duration.ZERO,
        List.of(),
        new Usage(Duration.ZERO, Duration.ZERO, 0, 0, WorkerOrigin.NONE),
        limits.replyCharacters());
  }

  private static String description(Limits limits) {
    return """
        Run one Python program that calls the tools of the connected MCP servers. Prefer it to \
        several tool calls: loop, filter, join and aggregate in the program and return only what \
        you need. Tool replies stay in the program and cost no context.

        - Each server is an object, each tool a function with keyword arguments: \
        user = crm.get_user(id=7)
        - The value of the last expression (or of a top-level return) is the result; print works too.
        - Plain calls block. With await anywhere in the program, calls run in parallel: \
        rows = await asyncio.gather(*[crm.get_user(id=i) for i in ids])
        - Look tools up by search_tools and get_tool_details, or inside a program: \
        tools.search("refund"), tools.describe("crm.get_user"), tools.servers(), dir(crm). Look \
        first when you are not sure of names, arguments or the shape of a reply.
        - A call returns the tool's structured data as dict or list, otherwise text. A failed call \
        raises ToolError (.message, .retryable). Wrong names and arguments that the text shows are all \
        reported before anything runs.

        Python 3.12 with the safe part of the standard library; no network, files, processes or \
        threads. Each run starts fresh. Limits: %d s unless timeout says otherwise (at most %d), \
        %d s of computing outside tool calls, %d tool calls (%d at once), %s of data, %d \
        characters of code; longer replies are cut at %d characters.
        """
        .formatted(
            limits.timeout().toSeconds(),
            limits.maxTimeout().toSeconds(),
            limits.computeTimeout().toSeconds(),
            limits.toolCalls(),
            limits.parallelToolCalls(),
            limits.heap(),
            limits.codeCharacters(),
            limits.replyCharacters())
        .strip();
  }

  private static Map<String, Object> inputSchema(Limits limits) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("code", property("string", "The Python program."));
    properties.put(
        "timeout",
        property(
            "number",
            "Seconds that the program may take, tool calls included; default %d, at most %d."
                .formatted(limits.timeout().toSeconds(), limits.maxTimeout().toSeconds())));
    properties.put(
        "variables",
        property("object", "Global names bound before the program starts, with JSON values."));
    properties.put(
        "max_output",
        property(
            "integer",
            "Characters of result, stdout and stderr together; default %d, at most %d."
                .formatted(limits.replyCharacters(), limits.maxReplyCharacters())));
    properties.put(
        "check",
        property("boolean", "Run nothing: only check the program and list the calls it shows."));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.of("code"));
    return schema;
  }

  private static Map<String, Object> property(String type, String description) {
    var property = new LinkedHashMap<String, Object>();
    property.put("type", type);
    property.put("description", description);
    return property;
  }
}
