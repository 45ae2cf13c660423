package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.FoundTool;
import dev.codemode.supervisor.broker.catalog.ListedServer;
import dev.codemode.supervisor.broker.catalog.MissingServer;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.mcp.stdio.ServedResources;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalog for people and hosts that browse: {@code codemode://servers} is JSON, {@code
 * codemode://stubs/SERVER} the server's tools as Python.
 */
final class CatalogResources implements ServedResources {
  private static final String SERVERS = "codemode://servers";
  private static final String STUBS = "codemode://stubs/";
  private static final String PYTHON = "text/x-python";

  /** Longest text of stubs, in UTF-16 units. */
  private static final int MAX_STUBS = 400_000;

  private static final int LONGEST_DESCRIPTION = 300;

  private final ToolDirectory directory;

  CatalogResources(ToolDirectory directory) {
    this.directory = directory;
  }

  @Override
  public List<Resource> list() {
    var resources = new ArrayList<Resource>();
    resources.add(
        Resource.builder(SERVERS, "servers")
            .title("Connected servers")
            .description("Each server with its name in programs and its number of tools.")
            .mimeType("application/json")
            .build());
    for (ListedServer each : directory.servers()) {
      resources.add(
          Resource.builder(uri(each), each.pythonName())
              .title("Tools of " + each.pythonName())
              .description(Excerpt.of(each.description(), LONGEST_DESCRIPTION))
              .mimeType(PYTHON)
              .build());
    }
    return resources;
  }

  @Override
  public List<ResourceTemplate> templates() {
    return List.of(
        ResourceTemplate.builder(STUBS + "{server}", "stubs")
            .title("Tools of a server")
            .description("Python stubs of all tools of a server, by its name in programs.")
            .mimeType(PYTHON)
            .build());
  }

  @Override
  public Optional<TextResourceContents> read(String uri) {
    if (uri.equals(SERVERS)) {
      return Optional.of(
          TextResourceContents.builder(uri, servers()).mimeType("application/json").build());
    }
    if (!uri.startsWith(STUBS)) {
      return Optional.empty();
    }
    return server(uri.substring(STUBS.length()))
        .map(server -> TextResourceContents.builder(uri, stubs(server)).mimeType(PYTHON).build());
  }

  private Optional<ListedServer> server(String encoded) {
    try {
      // A plus is a plus here.
      return directory.server(
          URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String uri(ListedServer server) {
    return STUBS
        + URLEncoder.encode(server.pythonName(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String servers() {
    ToolDirectory.View view = directory.look(directory.servers());
    ArrayNode servers = McpJson.mapper().createArrayNode();
    for (ToolDirectory.View.Listed each : view.listed()) {
      ObjectNode server = describe(servers.addObject(), each.server());
      server.put("tools", each.listing().tools().size());
      ObjectNode renamed = server.objectNode();
      each.tools()
          .filter(tool -> !tool.tool().pythonName().equals(tool.tool().definition().name()))
          .forEach(tool -> renamed.put(tool.tool().definition().name(), tool.tool().pythonName()));
      if (!renamed.isEmpty()) {
        server.set("renamed", renamed);
      }
    }
    for (MissingServer each : view.missing()) {
      describe(servers.addObject(), each.server()).put("unavailable", each.reason());
    }
    ObjectNode all = McpJson.mapper().createObjectNode();
    all.set("servers", servers);
    return all.toPrettyString();
  }

  private static ObjectNode describe(ObjectNode json, ListedServer server) {
    json.put("name", server.pythonName());
    if (!server.key().equals(server.pythonName())) {
      json.put("key", server.key());
    }
    if (!server.description().isEmpty()) {
      json.put("description", Excerpt.of(server.description(), LONGEST_DESCRIPTION));
    }
    return json;
  }

  private String stubs(ListedServer server) {
    ToolDirectory.View view = directory.look(List.of(server));
    if (!view.missing().isEmpty()) {
      return "# " + server.pythonName() + " is not available: " + oneLine(view) + "\n";
    }
    var text = new StringBuilder();
    text.append("# Tools of ").append(server.pythonName()).append(", called as ");
    text.append(server.pythonName()).append(".name(...) in a program of execute_code.\n");
    List<FoundTool> tools = view.tools();
    for (int i = 0; i < tools.size(); i++) {
      String stub = tools.get(i).tool().stub();
      if (text.length() + stub.length() > MAX_STUBS) {
        text.append("\n# %d more: search_tools\n".formatted(tools.size() - i));
        break;
      }
      text.append('\n').append(stub).append('\n');
    }
    return text.toString();
  }

  private static String oneLine(ToolDirectory.View view) {
    return view.missing().getFirst().reason().replaceAll("\\s+", " ");
  }
}
