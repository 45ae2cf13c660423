package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.broker.catalog.FoundTool;
import dev.codemode.supervisor.broker.catalog.ListedServer;
import dev.codemode.supervisor.broker.catalog.MissingServer;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.broker.upstream.UpstreamStatus;
import dev.codemode.supervisor.text.CleanText;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalog as people and scripts read it. Every text ends with a line end. */
final class ToolsReport {
  private static final int LONGEST_LINE = 10_000;

  private ToolsReport() {}

  /** Server by server, one line a tool. */
  static String catalog(ToolDirectory.View view) {
    var text = new StringBuilder();
    for (ToolDirectory.View.Listed each : view.listed()) {
      text.append(name(each.server()))
          .append("  ")
          .append(oneLine(ServerState.words(each.server().status())))
          .append(about(each.server()))
          .append('\n');
      each.tools().forEach(tool -> text.append("  ").append(line(tool)).append('\n'));
    }
    text.append(missing(view.missing()));
    return text.isEmpty() ? "No servers are configured; give --servers FILE.\n" : text.toString();
  }

  /** What was found, best first. */
  static String found(ToolDirectory.View view, List<FoundTool> found) {
    String tools = found.stream().map(tool -> line(tool) + "\n").collect(Collectors.joining());
    return (tools.isEmpty() ? "No tool found.\n" : tools) + missing(view.missing());
  }

  /** Python, with what is missing as comments. */
  static String stubs(ToolDirectory.View view, List<FoundTool> found) {
    var text = new StringBuilder();
    String server = "";
    for (FoundTool each : found) {
      if (!each.server().pythonName().equals(server)) {
        server = each.server().pythonName();
        text.append(text.isEmpty() ? "" : "\n").append("# ").append(server).append('\n');
      }
      text.append('\n').append(each.tool().stub()).append('\n');
    }
    missing(view.missing()).lines().forEach(line -> text.append("# ").append(line).append('\n'));
    return text.toString();
  }

  /** Everything that servers told. */
  static String json(ToolDirectory.View view, List<FoundTool> found) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ArrayNode tools = json.putArray("tools");
    for (FoundTool each : found) {
      ToolDefinition definition = each.tool().definition();
      ObjectNode tool =
          tools
              .addObject()
              .put("name", each.path())
              .put("server", each.server().key())
              .put("tool", definition.name())
              .put("description", definition.description());
      each.example().ifPresent(example -> tool.put("example", example));
      tool.set("input_schema", definition.inputSchema());
      if (!definition.outputSchema().isEmpty()) {
        tool.set("output_schema", definition.outputSchema());
      }
    }
    ArrayNode servers = json.putArray("servers");
    view.listed().forEach(each -> server(servers.addObject(), each.server()));
    view.missing().forEach(each -> server(servers.addObject(), each.server()));
    ArrayNode missing = json.putArray("unavailable");
    for (MissingServer each : view.missing()) {
      missing
          .addObject()
          .put("server", each.server().key())
          .put("reason", each.reason())
          .put("retryable", each.retryable());
    }
    return json.toPrettyString() + "\n";
  }

  private static void server(ObjectNode json, ListedServer server) {
    UpstreamStatus status = server.status();
    json.put("name", server.pythonName())
        .put("key", server.key())
        .put("state", status.state().word())
        .put("transport", status.transport().word());
    status.startTime().ifPresent(took -> json.put("start_ms", took.toMillis()));
    status.tools().ifPresent(tools -> json.put("tools", tools));
    status.lastError().ifPresent(error -> json.put("last_error", error));
    status.remedy().ifPresent(remedy -> json.put("remedy", remedy));
  }

  private static String line(FoundTool tool) {
    return oneLine(tool.brief())
        + tool.original().map(original -> "  [" + oneLine(original) + "]").orElse("");
  }

  private static String missing(List<MissingServer> missing) {
    return missing.stream()
        .map(
            each ->
                "%s  %s: %s -> %s\n"
                    .formatted(
                        name(each.server()),
                        ServerState.words(each.server().status()),
                        oneLine(each.reason()),
                        oneLine(ServerState.remedy(each.server().status()))))
        .collect(Collectors.joining());
  }

  private static String name(ListedServer server) {
    return server.key().equals(server.pythonName())
        ? server.pythonName()
        : server.pythonName() + " (" + oneLine(server.key()) + ")";
  }

  private static String about(ListedServer server) {
    return server.description().isBlank() ? "" : ": " + oneLine(server.description());
  }

  /** What servers wrote must not steer a terminal. */
  private static String oneLine(String text) {
    return CleanText.line(text, LONGEST_LINE);
  }
}
