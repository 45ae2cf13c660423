package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mcp_servers.json that comes with the product, and its .env.example. */
class SampleServersTest {
  private static final Path SAMPLE = Path.of("..", "mcp_servers.json");
  private static final Path VARIABLES = Path.of("..", ".env.example");

  @TempDir private Path folder;

  private static Set<String> found(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(Files.readString(file))
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> wanted() throws IOException {
    return found("\\$\\{([A-Z0-9_]+)", SAMPLE);
  }

  private static JsonNode strict() throws IOException {
    JsonMapper strict =
        JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return strict.readTree(Files.readString(SAMPLE)).path("mcpServers");
  }

  @Test
  void aStrictReaderFindsEveryServerWithItsLine() throws Exception {
    assertThat(strict().propertyNames())
        .containsExactly(
            "filesystem",
            "playwright",
            "audiense_insights",
            "magic",
            "veyrax",
            "kagi",
            "graphlit",
            "qdrant",
            "e2b",
            "exa",
            "neon");
    assertThat(strict().values())
        .allSatisfy(
            server ->
                assertThat(server.path("description").stringValue("")).hasSizeBetween(20, 120));
  }

  @Test
  void onlyWhatWorksAtOnceIsEnabled() throws Exception {
    assertThat(new ServersFile(SAMPLE, Map.of()).read())
        .singleElement()
        .isInstanceOfSatisfying(
            ServerEntry.Stdio.class,
            server -> {
              assertThat(server.key()).isEqualTo("filesystem");
              assertThat(server.command())
                  .containsExactly("npx", "-y", "@modelcontextprotocol/server-filesystem", ".");
            });
  }

  @Test
  void everyVariableIsExplainedAndNoneElse() throws Exception {
    assertThat(found("^#?([A-Z0-9_]+)=", VARIABLES)).isNotEmpty().isEqualTo(wanted());
    // Copied as it is, the file sets nothing: not even to the empty text.
    assertThat(EnvFile.read(VARIABLES, new SourceFiles(), SampleServersTest::unexpected)).isEmpty();
  }

  private static void unexpected(String complaint) {
    throw new AssertionError(complaint);
  }

  @Test
  void eachServerNeedsNothingButItsVariables() throws Exception {
    Path enabled =
        Files.writeString(
            folder.resolve("mcp_servers.json"),
            Files.readString(SAMPLE).replace("\"disabled\": true", "\"disabled\": false"));
    Map<String, String> all =
        wanted().stream().collect(Collectors.toMap(Function.identity(), each -> "value-" + each));

    assertThat(new ServersFile(enabled, all).read())
        .hasSize(11)
        .allMatch(ServerEntry.Stdio.class::isInstance);

    List<ServerEntry> without = new ServersFile(enabled, Map.of()).read();
    assertThat(without)
        .filteredOn(ServerEntry.Stdio.class::isInstance)
        .extracting(ServerEntry::key)
        .containsExactly("filesystem", "playwright");
    assertThat(without)
        .filteredOn(ServerEntry.Unusable.class::isInstance)
        .hasSize(9)
        .allSatisfy(
            each -> assertThat(((ServerEntry.Unusable) each).reason()).contains("is not set"));
  }
}
