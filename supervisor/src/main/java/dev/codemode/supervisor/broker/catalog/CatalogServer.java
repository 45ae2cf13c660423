package dev.codemode.supervisor.broker.catalog;

import dev.codemode.proto.v1.Server;
import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.broker.upstream.UpstreamStatus;
import dev.codemode.supervisor.names.NearestNames;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A server with its name in Python and its tools. Thread-safe. */
public final class CatalogServer implements ListedServer {
  /** Instructions have no room for the types of more tools. */
  private static final int MOST_TYPED = 200;

  private final String pythonName;
  private final Upstream upstream;
  private final CatalogCache cache;
  private List<ToolDefinition> listed = List.of();
  private Listing listing = new Listing("", List.of());

  CatalogServer(String pythonName, Upstream upstream, CatalogCache cache) {
    this.pythonName = pythonName;
    this.upstream = upstream;
    this.cache = cache;
  }

  @Override
  public String key() {
    return upstream.key();
  }

  @Override
  public String pythonName() {
    return pythonName;
  }

  @Override
  public String description() {
    return upstream.description();
  }

  @Override
  public UpstreamStatus status() {
    return upstream.status();
  }

  public Upstream upstream() {
    return upstream;
  }

  /** One line a tool, as it was listed last, perhaps long ago; empty when it was never reached. */
  public Optional<List<KeptSignature>> lastSignatures() {
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
    return listing().tools();
  }

  /** The tool of that Python or original name. Blocks while the server connects. */
  public Optional<CatalogTool> find(String name) throws UpstreamException, InterruptedException {
    return listing().find(name);
  }

  /** Python names of the tools that a wrong name may have meant, at most 5. */
  public List<String> nearest(String name) throws UpstreamException, InterruptedException {
    return NearestNames.of(name, listing().pythonNames());
  }

  @Override
  public Listing listing() throws UpstreamException, InterruptedException {
    List<ToolDefinition> tools = upstream.tools();
    synchronized (this) {
      if (listed != tools) {
        listed = tools;
        listing = new Listing(key(), tools);
        boolean few = tools.size() <= MOST_TYPED;
        cache.keep(
            upstream.entry(), listing.tools().stream().map(each -> each.signature(few)).toList());
      }
      return listing;
    }
  }
}
