package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.search.ServerIndex;
import dev.codemode.supervisor.broker.search.ToolText;
import dev.codemode.supervisor.broker.stubs.PythonNames;
import dev.codemode.supervisor.broker.stubs.PythonStub;
import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools that a server listed at one time, with their names in Python. Thread-safe. */
public final class Listing {
  private final List<CatalogTool> tools = new ArrayList<>();
  private final Map<String, CatalogTool> byPythonName = new LinkedHashMap<>();
  private final Map<String, CatalogTool> byName = new LinkedHashMap<>();
  private @Nullable ServerIndex index;

  /**
   * @param server the server's key
   */
  public Listing(String server, List<ToolDefinition> definitions) {
    var names = new PythonNames("tool");
    for (ToolDefinition each : definitions) {
      var tool = new CatalogTool(server, names.give(each.name()), each);
      tools.add(tool);
      byPythonName.put(tool.pythonName(), tool);
      byName.put(each.name(), tool);
    }
  }

  /** In the server's order. */
  public List<CatalogTool> tools() {
    return List.copyOf(tools);
  }

  /** The tool of that Python or original name. */
  public Optional<CatalogTool> find(String name) {
    CatalogTool tool = byPythonName.get(name);
    return Optional.ofNullable(tool != null ? tool : byName.get(name));
  }

  Set<String> pythonNames() {
    return byPythonName.keySet();
  }

  /** The words of these tools; made when first asked for. */
  synchronized ServerIndex index(ListedServer server) {
    if (index == null) {
      index =
          new ServerIndex(
              List.of(server.key(), server.pythonName()),
              server.description(),
              tools.stream().map(Listing::text).toList());
    }
    return index;
  }

  private static ToolText text(CatalogTool tool) {
    return new ToolText(
        tool.definition().name(),
        tool.definition().description(),
        PythonStub.Parameter.of(tool.definition().inputSchema()).stream()
            .map(PythonStub.Parameter::name)
            .toList());
  }
}
