package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the file, reading it ends in servers or in one error that names the file. */
class HostileServersFileTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "hosts");
  private static final int MUTANTS = 1_500;

  @TempDir private Path folder;

  private List<ServerEntry> read(byte[] content) throws IOException, ConfigException {
    Path file = Files.write(folder.resolve("mcp_servers.json"), content);
    return new ServersFile(file, Map.of("API_KEY", "x")).read();
  }

  static List<String> texts() {
    return List.of(
        "",
        "null",
        "\"mcpServers\"",
        "{\"mcpServers\": null}",
        "{\"mcpServers\": {}, \"mcpServers\": {\"a\": {\"command\": \"c\"}}}",
        "{\"a\": ".repeat(100_000),
        "[".repeat(100_000),
        "{\"a\": " + "9".repeat(100_000) + "}",
        "{\"" + "k".repeat(100_000) + "\": {}}",
        "{\"a\": {}} /* ",
        "{\"a\": {}",
        "{\"a\": {}} trailing {");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatIsNoMapOfServersIsOneErrorThatNamesTheFile(String text) {
    assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mcp_servers.json")
        .message()
        .hasSizeLessThan(500);
  }

  @Test
  void sizeAndNumberAreBounded() {
    assertThatThrownBy(() -> read(new byte[4 * 1024 * 1024 + 1]))
        .hasMessageContaining("is larger than 4 MiB");
    String many =
        IntStream.range(0, 1_001)
            .mapToObj("\"s%d\": {}"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    assertThatThrownBy(() -> read(many.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("more than 1000 servers");
  }

  @Test
  void aReasonStaysOnOneShortLine() throws Exception {
    String name = "\\n".repeat(50) + "X".repeat(10_000);
    String entry = "{\"s\": {\"command\": \"c\", \"env\": {\"%s\": {}}}}".formatted(name);

    assertThat(read(entry.getBytes(StandardCharsets.UTF_8)))
        .singleElement()
        .isInstanceOfSatisfying(
            ServerEntry.Unusable.class,
            bad -> assertThat(bad.reason()).hasSizeLessThanOrEqualTo(500).doesNotContain("\n"));
  }

  @Test
  void mutatedFilesNeverFailOtherwise() throws Exception {
    var seeds = new ArrayList<byte[]>();
    try (var samples = Files.list(SAMPLES)) {
      for (Path each : samples.sorted().toList()) {
        seeds.add(Files.readAllBytes(each));
      }
    }
    var random = new Random(20_25_11_25);
    String alphabet = "{}[]\",:/\\*$\n\u0000 0etnuljy";
    int accepted = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = seeds.get(random.nextInt(seeds.size())).clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        mutant[random.nextInt(mutant.length)] =
            (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      try {
        accepted += read(mutant).isEmpty() ? 0 : 1;
      } catch (ConfigException e) {
        assertThat(e.getMessage()).contains("mcp_servers.json");
      }
    }
    assertThat(accepted).isBetween(MUTANTS / 20, MUTANTS * 19 / 20);
  }
}
