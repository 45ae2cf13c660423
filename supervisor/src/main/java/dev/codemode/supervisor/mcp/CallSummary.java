package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.CallRecord;
import dev.codemode.supervisor.broker.CallStatus;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the calls of a run ended, per tool in order of first call.
 *
 * @param byTool counts above zero
 */
record CallSummary(Map<String, Map<CallStatus, Integer>> byTool) {
  static CallSummary of(List<CallRecord> calls) {
    var byTool = new LinkedHashMap<String, Map<CallStatus, Integer>>();
    for (CallRecord call : calls) {
      byTool
          .computeIfAbsent(call.tool(), _ -> new EnumMap<>(CallStatus.class))
          .merge(call.status(), 1, Integer::sum);
    }
    return new CallSummary(byTool);
  }

  static String code(CallStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  ArrayNode json() {
    ArrayNode tools = JsonNodeFactory.instance.arrayNode();
    byTool.forEach(
        (tool, counts) -> {
          ObjectNode line = tools.addObject().put("tool", tool);
          counts.forEach((status, count) -> line.put(code(status), count));
        });
    return tools;
  }

  /** One line, such as {@code crm.get_user 40 ok; crm.update_user 2 ok, 1 error}. */
  String text() {
    return byTool.entrySet().stream()
        .map(
            tool ->
                tool.getKey()
                    + tool.getValue().entrySet().stream()
                        .map(count -> " " + count.getValue() + " " + code(count.getKey()))
                        .collect(Collectors.joining(",")))
        .collect(Collectors.joining("; "));
  }
}
