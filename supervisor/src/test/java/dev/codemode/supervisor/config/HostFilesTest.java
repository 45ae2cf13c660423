package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.testing.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file as each host keeps it, at the place where the host keeps it, and what it is read as. */
class HostFilesTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "hosts");

  private static final Map<String, String> ENVIRONMENT =
      Map.of("API_KEY", "key-1", "DB_URL", "postgres://db", "MCP_HOST", "mcp.example.com");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "claude-desktop, claude_desktop_config.json",
    "claude-code,    .mcp.json",
    "cursor,         .cursor/mcp.json",
    "vscode-mcp,     .vscode/mcp.json",
    "vscode-settings, settings.json",
    "gemini-cli,     .gemini/settings.json",
    "windsurf,       mcp_config.json",
    "cline,          cline_mcp_settings.json",
    "zed,            settings.json",
    "copilot,        .mcp.json",
    "bare-map,       mcp_servers.json",
  })
  void isReadAsItIsMeant(String host, String place) throws Exception {
    Path file = folder.resolve(place);
    Files.createDirectories(file.getParent());
    Files.copy(SAMPLES.resolve(host + ".json"), file);
    Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/github"), "ghp_from_a_file\n");
    Files.writeString(folder.resolve(".env"), "FROM_FILE=yes\n");

    List<ServerEntry> servers = new ServersFile(file, ENVIRONMENT).read();

    Golden.check(
        "hosts/" + host + ".txt",
        servers.stream()
            .map(HostFilesTest::describe)
            .collect(Collectors.joining("\n"))
            .replace(folder.toString(), "<folder>")
            .replace(System.getProperty("user.home"), "<home>"));
  }

  @Test
  void everySampleIsTried() throws Exception {
    try (var samples = Files.list(SAMPLES)) {
      assertThat(samples).hasSize(11);
    }
  }

  private static String describe(ServerEntry entry) {
    var text = new StringBuilder(entry.key()).append('\n');
    switch (entry) {
      case ServerEntry.Stdio stdio -> {
        line(text, "command", stdio.command());
        line(text, "env", new TreeMap<>(stdio.env()));
        line(text, "cwd", stdio.cwd());
      }
      case ServerEntry.Http http -> {
        line(text, http.transport().name(), http.url());
        line(text, "headers", new TreeMap<>(http.headers()));
      }
      case ServerEntry.Unusable unusable -> line(text, "unusable", unusable.reason());
    }
    line(text, "description", entry.description());
    line(text, "timeout", entry.callTimeout());
    line(text, "only", entry.selection().included().map(TreeSet::new));
    line(text, "without", new TreeSet<>(entry.selection().excluded()));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    String shown =
        value instanceof Optional<?> optional
            ? optional.map(Object::toString).orElse("")
            : value.toString();
    if (!shown.isEmpty() && !shown.equals("{}") && !shown.equals("[]")) {
      text.append("  ").append(name).append(": ").append(shown).append('\n');
    }
  }
}
