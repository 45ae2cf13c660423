package dev.codemode.supervisor.broker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.upstream.ScriptedServer;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.config.ServerEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        .hasValueSatisfying(lines -> assertThat(lines).hasSize(9).contains("echo(text=...)"));
    assertThat(cache.signatures(ScriptedServer.entry("crm", "banner"))).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeCostsNothing() throws Exception {
    var cache = new CatalogCache(Files.writeString(folder.resolve("file"), "").resolve("below"));
    ServerEntry entry = new ServerEntry.Unusable("bad", "", "no command");

    cache.keep(entry, List.of("x()"));

    assertThat(cache.signatures(entry)).isEmpty();
  }
}
