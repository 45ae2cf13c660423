package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.stubs.PythonNames;
import dev.codemode.supervisor.broker.upstream.Upstream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All configured servers, in order of configuration. Immutable; the servers are thread-safe. */
public final class ServerCatalog implements AutoCloseable {
  private final Map<String, CatalogServer> byKey = new LinkedHashMap<>();

  public ServerCatalog(List<Upstream> upstreams) {
    var names = new PythonNames("server");
    for (Upstream each : upstreams) {
      byKey.put(each.key(), new CatalogServer(names.give(each.key()), each));
    }
  }

  public List<CatalogServer> servers() {
    return List.copyOf(byKey.values());
  }

  public Optional<CatalogServer> server(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Connects all servers in the background. */
  public void connect() {
    servers().forEach(server -> server.upstream().connect());
  }

  /** Stops all servers, at once. Blocks about a second. Idempotent. */
  @Override
  public void close() {
    List<Thread> closing =
        servers().stream()
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
