package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.stubs.PythonNames;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.config.ServerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers that are configured now, while the configuration may change. A run leases the catalog
 * of the moment and keeps it. Owns the upstreams. Thread-safe.
 *
 * <pre>
 *            configure: entry unchanged
 *                 ┌────┐
 *                 ▼    │        configure: entry         last lease of a
 *   entry ──▶  configured ──── changed or gone ──▶ retired ── catalog with it ──▶ closed
 *                                                     │        is closed           ▲
 *                                                     └── no run holds it ─────────┘
 * </pre>
 *
 * A server whose entry changed is retired and another takes its place under the same name in
 * Python; no name that a configured server has is given to another.
 */
public final class LiveCatalog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveCatalog.class);

  private final Function<ServerEntry, Upstream> upstreams;
  private final CatalogCache cache;
  private final Consumer<List<CatalogServer>> closer;
  private final Executor background;

  /** Leases that are held, by catalog. */
  private final Map<ServerCatalog, Integer> leases = new HashMap<>();

  /** Configured and retired servers. */
  private final Set<CatalogServer> open = new LinkedHashSet<>();

  /** Servers that are being closed. */
  private final Set<CompletableFuture<Void>> closing = new HashSet<>();

  private ServerCatalog current = new ServerCatalog(List.of());
  private boolean connecting;
  private boolean closed;

  /** Done once all is stopped; there is none before the first stop. */
  private @Nullable CompletableFuture<Void> stop;

  /**
   * @param upstreams makes the upstream of an entry; must not block
   * @param cache where tools are remembered from one start to the next
   */
  public LiveCatalog(Function<ServerEntry, Upstream> upstreams, CatalogCache cache) {
    this(
        upstreams,
        cache,
        ServerCatalog::close,
        task -> Thread.ofVirtual().name("catalog-close").start(task));
  }

  /**
   * @param closer closes servers; may block
   * @param background runs the closer while others go on
   */
  LiveCatalog(
      Function<ServerEntry, Upstream> upstreams,
      CatalogCache cache,
      Consumer<List<CatalogServer>> closer,
      Executor background) {
    this.upstreams = upstreams;
    this.cache = cache;
    this.closer = closer;
    this.background = background;
  }

  /** The catalog of this moment, for a look; calls need a {@link #lease}. */
  public synchronized ServerCatalog current() {
    return current;
  }

  /** Holds the catalog of this moment. Never blocks. */
  public synchronized CatalogLease lease() {
    ServerCatalog leased = current;
    leases.merge(leased, 1, Integer::sum);
    var held = new AtomicBoolean(true);
    return new CatalogLease() {
      @Override
      public ServerCatalog catalog() {
        return leased;
      }

      @Override
      public void close() {
        if (held.compareAndSet(true, false)) {
          release(leased);
        }
      }
    };
  }

  /** Connects the servers in the background, and from now on those that are added. */
  public synchronized void connect() {
    connecting = true;
    current.connect();
  }

  /** Makes these the configured servers. Never blocks. Ignored once closed. */
  public synchronized void configure(List<ServerEntry> entries) {
    if (closed) {
      return;
    }
    PythonNames names = keptNames(entries);
    var servers = new ArrayList<CatalogServer>();
    var added = new ArrayList<CatalogServer>();
    for (ServerEntry entry : entries) {
      Optional<CatalogServer> before = current.server(entry.key());
      if (before.isPresent() && before.get().upstream().entry().equals(entry)) {
        servers.add(before.get());
      } else {
        String name =
            before.map(CatalogServer::pythonName).orElseGet(() -> names.give(entry.key()));
        var server = new CatalogServer(name, upstreams.apply(entry), cache);
        servers.add(server);
        added.add(server);
      }
    }
    current = new ServerCatalog(servers);
    open.addAll(added);
    log.atDebug()
        .addKeyValue("servers", servers.size())
        .addKeyValue("new", added.stream().map(CatalogServer::key).toList())
        .log("The catalog is configured");
    if (connecting) {
      ServerCatalog.connect(added);
    }
    closeRetired();
  }

  /** The names of the servers that stay are not for others. */
  private PythonNames keptNames(List<ServerEntry> entries) {
    var names = new PythonNames("server");
    for (ServerEntry entry : entries) {
      current.server(entry.key()).map(CatalogServer::pythonName).ifPresent(names::keep);
    }
    return names;
  }

  private synchronized void release(ServerCatalog catalog) {
    leases.computeIfPresent(catalog, (_, count) -> count == 1 ? null : count - 1);
    closeRetired();
  }

  /** Closes what is neither configured nor held by a run. */
  private void closeRetired() {
    var needed = new HashSet<CatalogServer>(current.servers());
    leases.keySet().forEach(catalog -> needed.addAll(catalog.servers()));
    List<CatalogServer> over = open.stream().filter(each -> !needed.contains(each)).toList();
    if (!over.isEmpty()) {
      over.forEach(open::remove);
      closing.removeIf(CompletableFuture::isDone);
      closing.add(CompletableFuture.runAsync(() -> closer.accept(over), background));
    }
  }

  /**
   * Stops all servers, at once, also those that runs hold, and waits for those that are being
   * stopped, also by another caller. Blocks about a second. Idempotent.
   */
  @Override
  public void close() {
    List<CatalogServer> all;
    List<CompletableFuture<Void>> underWay;
    CompletableFuture<Void> before;
    var mine = new CompletableFuture<Void>();
    synchronized (this) {
      closed = true;
      before = stop;
      stop = before == null ? mine : before;
      all = List.copyOf(open);
      open.clear();
      underWay = List.copyOf(closing);
    }
    if (before != null) {
      before.join();
      return;
    }
    try {
      closer.accept(all);
      underWay.forEach(each -> each.exceptionally(_ -> null).join());
    } finally {
      mine.complete(null);
    }
  }
}
