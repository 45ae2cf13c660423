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
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tool {@code get_tool_details}: how to call tools that are known by name. */
final class ToolDetailsTool implements ServedTool {
  private static final String INPUT = "input_schema";
  private static final String OUTPUT = "output_schema";

  /** Ends the key that tells how many characters a schema has that did not fit. */
  private static final String LEFT_OUT = "_left_out";

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
          new ToolArguments(arguments, NAME, List.of("names"))
              .texts("names", MOST_NAMES, LONGEST_NAME);
    } catch (ToolArguments.RefusedException e) {
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
    /** With those schemas that fit, that of the arguments first. */
    static Details within(int room, FoundTool tool) {
      Optional<String> example = tool.example();
      return Stream.of(Set.of(INPUT, OUTPUT), Set.of(INPUT), Set.of(OUTPUT))
          .map(schemas -> of(tool, example, schemas))
          .filter(details -> details.characters() <= room)
          .findFirst()
          .orElseGet(() -> of(tool, example, Set.of()));
    }

    private static Details of(FoundTool tool, Optional<String> example, Set<String> schemas) {
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
      schema(json, text, INPUT, tool.tool().definition().inputSchema(), schemas.contains(INPUT));
      ObjectNode output = tool.tool().definition().outputSchema();
      if (!output.isEmpty()) {
        schema(json, text, OUTPUT, output, schemas.contains(OUTPUT));
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
        json.put(name + LEFT_OUT, length);
        text.append(
            "# %s: left out, %d characters; the stub has the types\n".formatted(name, length));
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
    var tool = new LinkedHashMap<String, Object>();
    for (String each : List.of("name", "stub", "example", "original")) {
      tool.put(each, Map.of("type", "string"));
    }
    for (String each : List.of(INPUT, OUTPUT)) {
      tool.put(each, Map.of("type", "object"));
      tool.put(each + LEFT_OUT, Map.of("type", "integer"));
    }
    var tools = new LinkedHashMap<String, Object>();
    tools.put("type", "array");
    tools.put("items", LookupReply.object(tool, List.of("name")));
    properties.put("tools", tools);
    properties.put("unknown", LookupReply.objects(List.of("name")));
    properties.put("unavailable", LookupReply.objects(List.of("server", "reason")));
    properties.put("left_out", Map.of("type", "array"));
    return LookupReply.object(properties, List.of("tools"));
  }
}
