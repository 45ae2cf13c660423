package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersFileTest {
  @TempDir private Path folder;

  private List<ServerEntry> read(String text) throws IOException, ConfigException {
    Path file = Files.writeString(folder.resolve("mcp_servers.json"), text);
    return ServersFile.read(file, Map.of("KEY", "k$1", "EMPTY", ""));
  }

  @Test
  void readsAllOfAnEntry() throws Exception {
    assertThat(
            read(
                """
                { // a comment
                  "mcpServers": {
                    "one": {
                      "command": "${RUN:-npx}", "args": ["-y", "pkg@${env:KEY}", 3],
                      "env": {"TOKEN": "${KEY}", "E": "${EMPTY:-d}"}, "cwd": "sub",
                      "timeout": 5000, "description": "Does\\nthings.",
                    },
                    "off": {"command": "x", "disabled": true},
                    "off2": {"command": "x", "enabled": false},
                  },
                }"""))
        .containsExactly(
            new ServerEntry.Stdio(
                "one",
                "Does things.",
                List.of("npx", "-y", "pkg@k$1", "3"),
                Map.of("TOKEN", "k$1", "E", "d"),
                Optional.of(folder.toAbsolutePath().resolve("sub")),
                Optional.of(Duration.ofSeconds(5)),
                ToolSelection.ALL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"servers\": {\"s\": {\"command\": \"c\"}}}",
        "{\"s\": {\"command\": \"c\"}}",
        "{\"mcpServers\": {\"s\": {\"command\": \"c\"}}}"
      })
  void acceptsEachForm(String text) throws Exception {
    assertThat(read(text)).extracting(ServerEntry::key).containsExactly("s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                              | \"command\" is missing",
        "{\"command\": \"\"}                             | \"command\" is empty",
        "{\"command\": [\"a\"]}                          | \"command\" must be text",
        "{\"command\": \"a\", \"args\": \"b\"}           | \"args\" must be a list",
        "{\"command\": \"a\", \"env\": []}               | \"env\" must be an object",
        "{\"command\": \"a\", \"env\": {\"X\": \"${NOT_SET}\"}} | \"env.X\": the variable NOT_SET is not set",
        "{\"command\": \"a\", \"timeout\": \"soon\"}     | must be a whole number with ms",
        "{\"command\": \"a\", \"timeout\": 0}            | longer than 0",
        "{\"command\": \"a\", \"disabled\": \"no\"}      | must be true or false",
        "{\"url\": \"http://x\"}                         | reached by a url",
        "3                                               | must be an object",
      })
  void badEntryIsUnusableAndTheOthersStand(String entry, String reason) throws Exception {
    List<ServerEntry> servers =
        read("{\"bad\": %s, \"good\": {\"command\": \"c\"}}".formatted(entry));

    assertThat(servers.getFirst())
        .isInstanceOfSatisfying(
            ServerEntry.Unusable.class, bad -> assertThat(bad.reason()).contains(reason));
    assertThat(servers.getLast().key()).isEqualTo("good");
  }

  @Test
  void aNumberUnderAThousandIsSeconds() throws Exception {
    assertThat(read("{\"s\": {\"command\": \"c\", \"timeout\": 30}}").getFirst())
        .isInstanceOfSatisfying(
            ServerEntry.Stdio.class,
            stdio -> assertThat(stdio.callTimeout()).contains(Duration.ofSeconds(30)));
  }

  @Test
  void whatIsNoFileOfServersIsAnErrorThatNamesTheLine() {
    assertThatThrownBy(() -> read("{\n\"a\": {,}\n}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mcp_servers.json, line 2");
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("expected {\"mcpServers\"");
    assertThatThrownBy(() -> read("{\"mcpServers\": 3}")).hasMessageContaining("must be an object");
    assertThatThrownBy(() -> ServersFile.read(folder.resolve("none.json"), Map.of()))
        .hasMessageContaining("no such file");
  }

  @Test
  void secretsStayOutOfDescriptionsOfEntries() throws Exception {
    assertThat(read("{\"s\": {\"command\": \"c\", \"env\": {\"A\": \"${KEY}\"}}}").toString())
        .doesNotContain("k$1");
  }
}
