package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.stubs.PythonNames;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All configured servers, in order of configuration. Immutable; the servers are thread-safe. */
public final class ServerCatalog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ServerCatalog.class);

  private final Map<String, CatalogServer> byKey = new LinkedHashMap<>();

  /**
   * @param cache where tools are remembered from one start to the next
   */
  public ServerCatalog(List<Upstream> upstreams, CatalogCache cache) {
    var names = new PythonNames("server");
    for (Upstream each : upstreams) {
      byKey.put(each.key(), new CatalogServer(names.give(each.key()), each, cache));
    }
  }

  /** A catalog of servers that may be in others too; closing it is up to those who own them. */
  ServerCatalog(List<CatalogServer> servers) {
    servers.forEach(each -> byKey.put(each.key(), each));
  }

  public List<CatalogServer> servers() {
    return List.copyOf(byKey.values());
  }

  public Optional<CatalogServer> server(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Connects all servers in the background. */
  public void connect() {
    connect(servers());
  }

  /** Connects those servers in the background. */
  static void connect(List<CatalogServer> servers) {
    for (CatalogServer each : servers) {
      Thread.ofVirtual().name("catalog-" + each.key()).start(() -> index(each));
    }
  }

  private static void index(CatalogServer server) {
    try {
      var _ = server.tools();
    } catch (UpstreamException e) {
      // Told of where it was noticed, and to whoever needs the server.
      log.atDebug().addKeyValue("server", server.key()).log("A server has no catalog");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops all servers, at once. Blocks about a second. Idempotent. */
  @Override
  public void close() {
    close(servers());
  }

  /** Stops those servers, at once. Blocks about a second. */
  static void close(List<CatalogServer> servers) {
    List<Thread> closing =
        servers.stream()
            .map(
                server ->
                    Thread.ofVirtual()
                        .name("upstream-close-" + server.key())
                        .start(server.upstream()::close))
            .toList();
    try {
      for (Thread each : closing) {
        each.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
