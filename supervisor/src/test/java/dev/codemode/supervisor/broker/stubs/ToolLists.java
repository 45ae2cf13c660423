package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What real servers answered to {@code tools/list}. */
final class ToolLists {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Path FOLDER = Path.of("src", "test", "resources", "tools-list");

  private ToolLists() {}

  /** The servers' names, sorted. */
  static List<String> servers() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  static List<ToolDefinition> of(String server) {
    var tools = new ArrayList<ToolDefinition>();
    for (JsonNode each : MAPPER.readTree(FOLDER.resolve(server + ".json")).path("tools")) {
      tools.add(tool(each));
    }
    return tools;
  }

  /** A tool as a server would list it. */
  static ToolDefinition tool(JsonNode listed) {
    return new ToolDefinition(
        listed.path("name").asString(""),
        listed.path("description").asString(""),
        schema(listed, "inputSchema"),
        schema(listed, "outputSchema"),
        listed.toString().length());
  }

  static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  private static ObjectNode schema(JsonNode listed, String key) {
    return listed.path(key) instanceof ObjectNode schema ? schema : MAPPER.createObjectNode();
  }
}
