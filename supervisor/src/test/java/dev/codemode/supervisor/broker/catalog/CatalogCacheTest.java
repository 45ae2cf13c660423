package dev.codemode.supervisor.broker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.upstream.ScriptedServer;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ToolSelection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogCacheTest {
  @TempDir private Path folder;

  @Test
  void whatAServerListedIsKnownAtTheNextStart() throws Exception {
    ServerEntry entry = ScriptedServer.entry("crm");
    var cache = new CatalogCache(folder.resolve("made/when/needed"));
    assertThat(cache.signatures(entry)).isEmpty();

    try (var catalog = new ServerCatalog(List.of(new Upstream(entry, 1 << 20)), cache)) {
      assertThat(catalog.server("crm").orElseThrow().tools()).hasSize(9);
    }

    assertThat(new CatalogCache(folder.resolve("made/when/needed")).signatures(entry))
        .hasValueSatisfying(
            tools ->
                assertThat(tools)
                    .hasSize(9)
                    .contains(new KeptSignature("echo(text: str = ...)", "echo(text=...)")));
    assertThat(cache.signatures(ScriptedServer.entry("crm", "banner"))).isEmpty();
  }

  @Test
  void anotherChoiceOfToolsOrAnotherTransportIsAnotherServer() {
    var cache = new CatalogCache(folder);
    List<ServerEntry> entries =
        List.of(
            http(ServerEntry.HttpTransport.STREAMABLE, ToolSelection.ALL),
            http(ServerEntry.HttpTransport.SSE, ToolSelection.ALL),
            http(ServerEntry.HttpTransport.SSE, selection(Set.of("a", "b"), Set.of())),
            http(ServerEntry.HttpTransport.SSE, selection(Set.of("a"), Set.of())),
            http(ServerEntry.HttpTransport.SSE, selection(Set.of("a"), Set.of("b"))));

    for (ServerEntry each : entries) {
      assertThat(cache.signatures(each)).isEmpty();
      cache.keep(each, List.of(new KeptSignature("x() -> str", "x()")));
    }

    assertThat(
            cache.signatures(
                http(ServerEntry.HttpTransport.SSE, selection(Set.of("b", "a"), Set.of()))))
        .hasValue(List.of(new KeptSignature("x() -> str", "x()")));
  }

  private static ServerEntry http(ServerEntry.HttpTransport transport, ToolSelection selection) {
    return new ServerEntry.Http(
        "crm",
        "",
        URI.create("http://localhost/mcp"),
        Map.of(),
        transport,
        Optional.empty(),
        selection);
  }

  private static ToolSelection selection(Set<String> included, Set<String> excluded) {
    return new ToolSelection(Optional.of(included), excluded);
  }

  @Test
  void aFolderThatCannotBeMadeCostsNothing() throws Exception {
    var cache = new CatalogCache(Files.writeString(folder.resolve("file"), "").resolve("below"));
    ServerEntry entry = new ServerEntry.Unusable("bad", "", "no command");

    cache.keep(entry, List.of(new KeptSignature("x() -> str", "x()")));

    assertThat(cache.signatures(entry)).isEmpty();
  }
}
