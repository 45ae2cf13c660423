package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.FoundTool;
import dev.codemode.supervisor.broker.catalog.MissingServer;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.catalog.ToolLookup;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.mcp.stdio.OpenRequest;
import dev.codemode.supervisor.mcp.stdio.ServedTool;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tool {@code get_tool_details}: how to call tools that are known by name. */
final class ToolDetailsTool implements ServedTool {
  static final String NAME = "get_tool_details";

  private static final int MOST_NAMES = 50;
  private static final int LONGEST_NAME = 2_048;

  private final ToolDirectory directory;
  private final int room;

  /**
   * @param limits bound the reply's characters
   */
  ToolDetailsTool(ToolDirectory directory, Limits limits) {
    this.directory = directory;
    this.room = limits.replyCharacters();
  }

  @Override
  public Tool tool() {
    return Tool.builder(NAME, inputSchema())
        .title("Show how to call tools")
        .description(
            "Signatures with types, an example call, input and output schemas of tools, by names"
                + " such as crm.get_user.")
        .outputSchema(outputSchema())
        .annotations(LookupReply.READ_ONLY)
        .build();
  }

  @Override
  public CallToolResult call(ObjectNode arguments, OpenRequest request) {
    List<String> names;
    try {
      names =
          new LookupArguments(arguments, NAME, List.of("names"))
              .texts("names", MOST_NAMES, LONGEST_NAME);
    } catch (LookupArguments.RefusedException e) {
      return LookupReply.refused(e.reason());
    }
    return render(directory.find(names.stream().distinct().toList()));
  }

  private CallToolResult render(List<ToolLookup> lookups) {
    var reply = new LookupReply();
    ArrayNode tools = reply.json().putArray("tools");
    ArrayNode unknown = tools.arrayNode();
    ArrayNode leftOut = tools.arrayNode();
    var missing = new ArrayList<MissingServer>();
    int left = room;
    for (ToolLookup each : lookups) {
      switch (each) {
        case ToolLookup.Found(FoundTool tool) -> {
          Details details = Details.within(left, tool);
          if (details.characters() <= left || tools.isEmpty()) {
            left -= details.characters();
            tools.add(details.json());
            reply.line(details.text());
          } else {
            leftOut.add(tool.path());
          }
        }
        case ToolLookup.Unknown(String name, List<String> nearest) -> {
          String shown = Excerpt.of(name, 200);
          ArrayNode near = unknown.addObject().put("name", shown).putArray("nearest");
          nearest.forEach(near::add);
          reply.line(
              "unknown: "
                  + shown
                  + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest)));
        }
        case ToolLookup.Unavailable(String _, MissingServer server) -> {
          if (!missing.contains(server)) {
            missing.add(server);
          }
        }
      }
    }
    if (!unknown.isEmpty()) {
      reply.json().set("unknown", unknown);
    }
    if (!leftOut.isEmpty()) {
      reply.json().set("left_out", leftOut);
      reply.line("left out because the reply is full, ask again for: " + leftOut);
    }
    return reply.missing(missing).result();
  }

  /** What is told of one tool. */
  private record Details(ObjectNode json, String text, int characters) {
    /** With schemas if they fit. */
    static Details within(int room, FoundTool tool) {
      Optional<String> example = tool.example();
      Details whole = of(tool, example, true);
      return whole.characters() <= room ? whole : of(tool, example, false);
    }

    private static Details of(FoundTool tool, Optional<String> example, boolean schemas) {
      ObjectNode json = new LookupReply().json().put("name", tool.path());
      var text = new StringBuilder("# ").append(tool.path()).append('\n');
      tool.original()
          .ifPresent(
              original -> {
                json.put("original", original);
                text.append("# the same as ").append(original).append('\n');
              });
      json.put("stub", tool.tool().stub());
      text.append(tool.tool().stub()).append('\n');
      example.ifPresent(
          call -> {
            json.put("example", call);
            text.append("# example: ").append(call).append('\n');
          });
      schema(json, text, "input_schema", tool.tool().definition().inputSchema(), schemas);
      ObjectNode output = tool.tool().definition().outputSchema();
      if (!output.isEmpty()) {
        schema(json, text, "output_schema", output, schemas);
      }
      return new Details(json, text.toString(), text.length());
    }

    private static void schema(
        ObjectNode json, StringBuilder text, String name, ObjectNode schema, boolean shown) {
      if (shown) {
        json.set(name, schema);
        text.append("# ").append(name).append(": ").append(schema).append('\n');
      } else {
        int length = schema.toString().length();
        json.put("schemas", "left out: " + length + " characters; the stub has the types");
        text.append("# %s: left out, %d characters\n".formatted(name, length));
      }
    }
  }

  private static Map<String, Object> inputSchema() {
    var names = new LinkedHashMap<String, Object>();
    names.put("type", "array");
    names.put("items", Map.of("type", "string"));
    return LookupReply.object(new LinkedHashMap<>(Map.of("names", names)), List.of("names"));
  }

  private static Map<String, Object> outputSchema() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("tools", LookupReply.objects(List.of("name", "stub", "example", "original")));
    properties.put("unknown", LookupReply.objects(List.of("name")));
    properties.put("unavailable", LookupReply.objects(List.of("server", "reason")));
    properties.put("left_out", Map.of("type", "array"));
    return LookupReply.object(properties, List.of("tools"));
  }
}
