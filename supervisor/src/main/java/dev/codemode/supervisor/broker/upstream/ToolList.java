package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ToolSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The selected tools of one server, collected page by page, each name once, the first wins. What is
 * over a bound is left out, which the log tells. Used by one thread.
 */
final class ToolList {
  private static final Logger log = LoggerFactory.getLogger(ToolList.class);

  private static final int MAX_TOOLS = 10_000;

  /** Largest definition of a tool, in bytes of JSON. */
  private static final int MAX_DEFINITION_BYTES = 256 * 1024;

  /** All definitions of one server together, in bytes of JSON. */
  private static final int MAX_BYTES = 32 * 1024 * 1024;

  /** Values in all definitions together: they are kept as trees. */
  private static final int MAX_VALUES = 1_000_000;

  /** Longest name of a tool, in UTF-16 units: what the worker channel carries. */
  private static final int MAX_NAME = 1_024;

  private final ToolSelection selection;
  private final Map<String, ToolDefinition> tools = new LinkedHashMap<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private long bytes;
  private long values;

  ToolList(ToolSelection selection) {
    this.selection = selection;
  }

  /** Adds a page and returns the cursor of the next; empty when it is the last. */
  String add(JsonText page) {
    Map<String, JsonText> members = page.members(Set.of("tools", "nextCursor"));
    JsonText listed = members.get("tools");
    if (listed != null) {
      listed.forEach(this::addTool);
    }
    JsonText cursor = members.get("nextCursor");
    return cursor == null ? "" : cursor.tree().map(node -> node.asString("")).orElse("");
  }

  private boolean addTool(JsonText definition) {
    if (!definition.isObject()) {
      return leaveOut("no definitions at all");
    }
    if (definition.length() > MAX_DEFINITION_BYTES) {
      return leaveOut("definitions over " + MAX_DEFINITION_BYTES + " bytes");
    }
    int size = definition.values();
    if (bytes + definition.length() > MAX_BYTES || values + size > MAX_VALUES) {
      return leaveOut("more than fits one server");
    }
    JsonNode node = definition.tree().orElseThrow();
    String name = text(node.get("name"));
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return leaveOut("no name, or one over " + MAX_NAME + " characters");
    }
    if (!selection.selects(name)) {
      return true;
    }
    var tool =
        new ToolDefinition(
            name,
            text(node.get("description")),
            schema(node, "inputSchema"),
            schema(node, "outputSchema"),
            definition.length());
    if (tools.putIfAbsent(name, tool) != null) {
      return leaveOut("a name that another tool has");
    }
    bytes += definition.length();
    values += size;
    return !isFull();
  }

  /** Goes on with the next. */
  private boolean leaveOut(String reason) {
    leftOut.merge(reason, 1, Integer::sum);
    return true;
  }

  /** Whether no more would be seen. */
  boolean isFull() {
    return tools.size() >= MAX_TOOLS;
  }

  private static String text(@Nullable JsonNode node) {
    return node != null && node.isString() ? node.asString() : "";
  }

  private static ObjectNode schema(JsonNode tool, String field) {
    return tool.get(field) instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
  }

  /**
   * All that was collected; tells the log what was not.
   *
   * @param server for the log
   */
  List<ToolDefinition> tools(String server) {
    if (isFull()) {
      leaveOut("more than " + MAX_TOOLS + " tools: the rest");
    }
    if (!leftOut.isEmpty()) {
      log.atWarn()
          .addKeyValue("server", server)
          .addKeyValue("counts", leftOut)
          .log("Tools of a server are left out");
    }
    return new ArrayList<>(tools.values());
  }
}
