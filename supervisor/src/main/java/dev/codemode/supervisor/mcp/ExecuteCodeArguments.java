package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.run.RunRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes the arguments of {@code execute_code} a request. */
final class ExecuteCodeArguments {
  /** The listed arguments, in the order of the schema. */
  static final List<String> NAMES = List.of("code", "timeout", "variables", "max_output", "check");

  private static final String UNLISTED_TIMEOUT = "timeout_seconds";

  private ExecuteCodeArguments() {}

  /**
   * A request, not yet judged against the limits.
   *
   * @throws ToolArguments.RefusedException when an argument cannot be understood
   */
  static RunRequest read(ObjectNode given) {
    var arguments =
        new ToolArguments(given, ExecuteCodeTool.NAME, NAMES, List.of(UNLISTED_TIMEOUT));
    return new RunRequest(
        arguments.verbatim("code", "a string with the Python program"),
        timeout(arguments),
        McpJson.mapper().writeValueAsString(arguments.object("variables")),
        arguments.whole("max_output", "a whole number of characters"),
        arguments.flag("check"));
  }

  private static Optional<Duration> timeout(ToolArguments arguments) {
    return arguments
        .number(arguments.has("timeout") ? "timeout" : UNLISTED_TIMEOUT, "a number of seconds")
        .map(seconds -> Duration.ofNanos(seconds.movePointRight(9).longValue()));
  }
}
