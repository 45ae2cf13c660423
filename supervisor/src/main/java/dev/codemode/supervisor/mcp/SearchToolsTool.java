package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.FoundTool;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.catalog.ToolSearch;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.mcp.stdio.OpenRequest;
import dev.codemode.supervisor.mcp.stdio.ServedTool;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tool {@code search_tools}: finds tools of all servers by words. */
final class SearchToolsTool implements ServedTool {
  static final String NAME = "search_tools";

  private static final List<String> ARGUMENTS =
      List.of("query", "server", "detail", "limit", "cursor");
  private static final List<String> DETAILS = List.of("name", "brief", "full");
  private static final int LONGEST_QUERY = 1_000;
  private static final int LONGEST_NAME = 1_024;
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 50;

  private final ToolDirectory directory;
  private final int room;

  /**
   * @param limits bound the reply's characters
   */
  SearchToolsTool(ToolDirectory directory, Limits limits) {
    this.directory = directory;
    this.room = limits.replyCharacters();
  }

  @Override
  public Tool tool() {
    return Tool.builder(NAME, inputSchema())
        .title("Find tools for execute_code")
        .description(
            "Find tools of the connected servers by what they do, best first; an empty query lists"
                + " all, server by server. Call the tools found inside execute_code by the names"
                + " given here.")
        .outputSchema(outputSchema())
        .annotations(LookupReply.READ_ONLY)
        .build();
  }

  @Override
  public CallToolResult call(ObjectNode arguments, OpenRequest request) {
    try {
      return answer(new ToolArguments(arguments, NAME, ARGUMENTS));
    } catch (ToolArguments.RefusedException e) {
      return LookupReply.refused(e.reason());
    }
  }

  private CallToolResult answer(ToolArguments arguments) {
    String query = arguments.text("query", LONGEST_QUERY).orElse("");
    Optional<String> server = arguments.text("server", LONGEST_NAME);
    String detail = arguments.choice("detail", DETAILS, "brief");
    int limit = arguments.whole("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    int offset = 0;
    Optional<String> cursor = arguments.text("cursor", LONGEST_NAME);
    if (cursor.isPresent()) {
      OptionalInt read = SearchCursor.read(cursor.get(), query, server);
      if (read.isEmpty()) {
        return LookupReply.refused(
            "The argument \"cursor\" is not of this search: give the next_cursor of the page before,"
                + " with the same query and server.");
      }
      offset = read.getAsInt();
    }
    return switch (directory.search(new ToolSearch(query, server, offset, limit))) {
      case ToolSearch.Answer.NoSuchServer none ->
          LookupReply.refused(
              "There is no server \"%s\". The servers: %s."
                  .formatted(
                      Excerpt.of(none.name(), 200),
                      none.known().isEmpty()
                          ? "none"
                          : Excerpt.of(String.join(", ", none.known()), 2_000)));
      case ToolSearch.Answer.Page page -> render(page, query, server, detail, offset);
    };
  }

  private CallToolResult render(
      ToolSearch.Answer.Page page,
      String query,
      Optional<String> server,
      String detail,
      int offset) {
    var reply = new LookupReply();
    ArrayNode tools = reply.json().putArray("tools");
    int used = 0;
    int shown = 0;
    for (FoundTool each : page.tools()) {
      String text = text(each, detail);
      used += Excerpt.length(text, room);
      if (shown > 0 && used > room) {
        break;
      }
      shown++;
      reply.line(text);
      ObjectNode json = tools.addObject().put("name", each.path());
      if (detail.equals("brief")) {
        json.put("brief", text);
      } else if (detail.equals("full")) {
        json.put("stub", each.tool().stub());
      }
    }
    reply.json().put("total", page.total());
    int next = offset + shown;
    if (next < page.total() && shown > 0) {
      String cursor = SearchCursor.of(next, query, server);
      reply.json().put("next_cursor", cursor);
      reply.line("%d more: cursor \"%s\"".formatted(page.total() - next, cursor));
    }
    if (shown == 0) {
      reply.line(
          page.total() > 0
              ? "No more tools."
              : "No tool found. Try other words, or an empty query to list all.");
    }
    return reply.missing(page.missing()).result();
  }

  private static String text(FoundTool tool, String detail) {
    return switch (detail) {
      case "name" -> tool.path();
      case "full" -> "# " + tool.path() + "\n" + tool.tool().stub();
      default -> tool.brief();
    };
  }

  private static Map<String, Object> inputSchema() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("query", Map.of("type", "string"));
    properties.put("server", property("string", "Only this server's tools."));
    var detail = property("string", "Default brief; full is Python stubs.");
    detail.put("enum", DETAILS);
    properties.put("detail", detail);
    properties.put(
        "limit",
        property("integer", "Default %d, at most %d.".formatted(DEFAULT_LIMIT, MAX_LIMIT)));
    properties.put("cursor", property("string", "next_cursor of the page before."));
    return LookupReply.object(properties, List.of());
  }

  private static Map<String, Object> property(String type, String description) {
    var property = new LinkedHashMap<String, Object>();
    property.put("type", type);
    property.put("description", description);
    return property;
  }

  private static Map<String, Object> outputSchema() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("tools", LookupReply.objects(List.of("name", "brief", "stub")));
    properties.put("total", Map.of("type", "integer"));
    properties.put("next_cursor", Map.of("type", "string"));
    properties.put("unavailable", LookupReply.objects(List.of("server", "reason")));
    return LookupReply.object(properties, List.of("tools", "total"));
  }
}
