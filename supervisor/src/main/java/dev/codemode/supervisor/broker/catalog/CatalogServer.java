package dev.codemode.supervisor.broker.catalog;

import dev.codemode.proto.v1.Server;
import dev.codemode.supervisor.broker.stubs.PythonNames;
import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with its name in Python and its tools. Thread-safe. */
public final class CatalogServer {
  /** The tools of one listing, by both their names. */
  private record Index(
      List<ToolDefinition> source,
      Map<String, CatalogTool> byPythonName,
      Map<String, CatalogTool> byName) {}

  private final String pythonName;
  private final Upstream upstream;
  private final CatalogCache cache;
  private Index index = new Index(List.of(), Map.of(), Map.of());

  CatalogServer(String pythonName, Upstream upstream, CatalogCache cache) {
    this.pythonName = pythonName;
    this.upstream = upstream;
    this.cache = cache;
  }

  public String key() {
    return upstream.key();
  }

  public String pythonName() {
    return pythonName;
  }

  public Upstream upstream() {
    return upstream;
  }

  /** One line a tool, as it was listed last, perhaps long ago; empty when it was never reached. */
  public Optional<List<String>> lastSignatures() {
    return cache.signatures(upstream.entry());
  }

  /** As a worker is told of it. */
  public Server toServer() {
    return Server.newBuilder()
        .setKey(key())
        .setPythonName(pythonName)
        .setDescription(upstream.description())
        .build();
  }

  /**
   * All tools, in the server's order. Blocks while it connects.
   *
   * @throws UpstreamException when the server cannot be reached
   */
  public Collection<CatalogTool> tools() throws UpstreamException, InterruptedException {
    return index().byPythonName().values();
  }

  /** The tool of that Python or original name. Blocks while the server connects. */
  public Optional<CatalogTool> find(String name) throws UpstreamException, InterruptedException {
    Index current = index();
    CatalogTool tool = current.byPythonName().get(name);
    return Optional.ofNullable(tool != null ? tool : current.byName().get(name));
  }

  /** Python names of the tools that a wrong name may have meant, at most 5. */
  public List<String> nearest(String name) throws UpstreamException, InterruptedException {
    return NearestNames.of(name, index().byPythonName().keySet());
  }

  private Index index() throws UpstreamException, InterruptedException {
    List<ToolDefinition> tools = upstream.tools();
    synchronized (this) {
      if (index.source() != tools) {
        index = indexed(tools);
      }
      return index;
    }
  }

  private Index indexed(List<ToolDefinition> tools) {
    var names = new PythonNames("tool");
    var byPythonName = new LinkedHashMap<String, CatalogTool>();
    var byName = new LinkedHashMap<String, CatalogTool>();
    for (ToolDefinition each : tools) {
      var tool = new CatalogTool(key(), names.give(each.name()), each);
      byPythonName.put(tool.pythonName(), tool);
      byName.put(each.name(), tool);
    }
    cache.keep(upstream.entry(), byPythonName.values().stream().map(CatalogTool::line).toList());
    return new Index(tools, byPythonName, byName);
  }
}
