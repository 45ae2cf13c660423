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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersFileTest {
  @TempDir private Path folder;

  private List<ServerEntry> read(String text) throws IOException, ConfigException {
    Path file = Files.writeString(folder.resolve("mcp_servers.json"), text);
    return new ServersFile(file, Map.of("KEY", "k$1", "EMPTY", "")).read();
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
                ToolSelection.ALL,
                Set.of("k$1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"servers\": {\"s\": {\"command\": \"c\"}}}",
        "{\"s\": {\"command\": \"c\"}}",
        "{\"mcpServers\": {\"s\": {\"command\": \"c\"}}}",
        "{\"context_servers\": {\"s\": {\"command\": \"c\"}}, \"theme\": \"One\"}",
        "{\"mcp\": {\"inputs\": [], \"servers\": {\"s\": {\"command\": \"c\"}}}}",
        "{\"mcp\": {\"allowed\": []}, \"mcpServers\": {\"s\": {\"command\": \"c\"}}}"
      })
  void acceptsEachForm(String text) throws Exception {
    assertThat(read(text)).extracting(ServerEntry::key).containsExactly("s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | \"command\": missing; it names the program",
        "{\"command\": \"\"} | \"command\": empty",
        "{\"command\": [\"a\"]} | \"command\": must be text",
        "{\"command\": {\"args\": []}} | \"command.path\": missing",
        "{\"command\": \"a\", \"args\": \"b\"} | \"args\": must be a list",
        "{\"command\": \"a\", \"env\": []} | \"env\": must be an object",
        "{\"command\": \"a\", \"env\": {\"X\": [1]}} | \"env.X\": must be text",
        "{\"command\": \"a\", \"env\": {\"A=B\": \"x\"}} | \"env\": the name of a variable",
        "{\"command\": \"a\", \"env\": {\"X\": \"${NOT_SET}\"}} | \"env.X\": the variable NOT_SET is not set; set it",
        "{\"command\": \"a\", \"env\": {\"X\": \"${input:my-key}\"}} | nobody can be asked here; set a variable and write ${X}",
        "{\"command\": \"a\", \"args\": [\"${input:my-key}\"]} | \"args\": nobody can be asked here; set a variable and write ${MY_KEY}",
        "{\"command\": \"a\", \"envFile\": \"none.env\"} | \"envFile\": cannot read",
        "{\"command\": \"a\", \"timeout\": \"soon\"} | \"timeout\": must be a whole number of milliseconds, or a whole number with ms",
        "{\"command\": \"a\", \"timeout\": 1e30} | \"timeout\": must be a whole number",
        "{\"command\": \"a\", \"timeout\": -1} | \"timeout\": must be a whole number",
        "{\"command\": \"a\", \"timeout\": 0} | \"timeout\": must be longer than 0",
        "{\"command\": \"a\", \"timeout\": \"25h\"} | at most 24h",
        "{\"command\": \"a\", \"disabled\": \"no\"} | \"disabled\": must be true or false",
        "{\"command\": \"a\", \"includeTools\": \"x\"} | \"includeTools\": must be a list",
        "{\"command\": \"a\", \"type\": \"carrier pigeon\"} | \"type\": must be stdio, http, streamable-http or sse",
        "{\"command\": \"a\", \"url\": \"http://x\"} | \"command\": stands beside a url; say which one with \"type\"",
        "{\"type\": \"stdio\", \"url\": \"http://x\"} | \"command\": missing",
        "{\"type\": \"http\", \"command\": \"x\"} | \"url\": missing",
        "{\"url\": \"ftp://x/y\"} | \"url\": must be an absolute http or https address",
        "{\"url\": \"x y\"} | \"url\": must be an absolute http or https address",
        "{\"httpUrl\": \"/mcp\"} | \"httpUrl\": must be an absolute http or https address",
        "{\"url\": \"https://u:p@x/\"} | \"url\": must not hold a password",
        "{\"url\": \"http://x\", \"headers\": {\"A b\": \"c\"}} | \"headers\": the name of a header",
        "{\"url\": \"http://x\", \"headers\": {\"A\": \"b\\nc\"}} | \"headers.A\": must be one line",
        "{\"url\": \"http://x\", \"headers\": {\"Host\": \"b\"}} | \"headers.Host\": is set by the connection",
        "3 | must be an object",
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
  void whatStandsTwiceMakesItsServerUnusableOnly() throws Exception {
    List<ServerEntry> servers =
        read(
            """
            {"mcpServers": {
              "twice": {"command": "a"},
              "good": {"command": "c"},
              "field": {
                "command": "a",
                "env": {"A": "1",
                        "A": "2"}
              },
              "twice": {"command": "b"}
            }}""");
    assertThat(servers)
        .filteredOn(ServerEntry.Unusable.class::isInstance)
        .extracting(entry -> ((ServerEntry.Unusable) entry).reason())
        .containsExactly(
            "mcp_servers.json, line 2: \"twice\" stands twice, here and on line 9; remove one",
            "mcp_servers.json, line 6: \"A\" stands twice, here and on line 7; remove one");
    assertThat(servers).extracting(ServerEntry::key).contains("good");
  }

  @Test
  void aSecondMapOfServersIsAnError() {
    assertThatThrownBy(
            () -> read("{\"mcpServers\": {\"a\": {\"command\": \"c\"}},\n\"mcpServers\": {}}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("\"mcpServers\" stands twice, here and on line 2");
  }

  @Test
  void aNumberUnderAThousandIsSeconds() throws Exception {
    assertThat(read("{\"s\": {\"command\": \"c\", \"timeout\": 30}}").getFirst())
        .isInstanceOfSatisfying(
            ServerEntry.Stdio.class,
            stdio -> assertThat(stdio.callTimeout()).contains(Duration.ofSeconds(30)));
  }

  @Test
  void errorsNameTheLineOfTheField() throws Exception {
    assertThat(
            read(
                """
                {
                  // The usual ones.
                  "mcpServers": {
                    "good": {"command": "c"},
                    "bad": {
                      "command": "c",
                      "env": {
                        "A": "1",
                        "TOKEN": "${NOT_SET}"
                      }
                    },
                    "empty": {
                    }
                  }
                }"""))
        .filteredOn(ServerEntry.Unusable.class::isInstance)
        .extracting(entry -> ((ServerEntry.Unusable) entry).reason())
        .satisfiesExactly(
            bad ->
                assertThat(bad)
                    .startsWith("mcp_servers.json, line 9: \"env.TOKEN\": the variable NOT_SET"),
            empty ->
                assertThat(empty).startsWith("mcp_servers.json, line 12: \"command\": missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"url\": \"https://x/mcp\"} | EITHER",
        "{\"serverUrl\": \"https://x/mcp\"} | EITHER",
        "{\"httpUrl\": \"https://x/mcp\"} | STREAMABLE",
        "{\"type\": \"http\", \"url\": \"https://x/mcp\"} | STREAMABLE",
        "{\"type\": \"streamable-http\", \"url\": \"https://x/mcp\"} | STREAMABLE",
        "{\"transport\": \"streamableHttp\", \"url\": \"https://x/mcp\"} | STREAMABLE",
        "{\"transport\": \"streamable_http\", \"url\": \"https://x/mcp\"} | STREAMABLE",
        "{\"type\": \"sse\", \"url\": \"https://x/mcp\"} | SSE",
        "{\"transport\": \"SSE\", \"httpUrl\": \"https://x/mcp\"} | SSE",
        "{\"type\": \"http\", \"command\": \"c\", \"url\": \"https://x/mcp\"} | STREAMABLE",
      })
  void theWayOverHttpIsSaidOrInferred(String entry, ServerEntry.HttpTransport transport)
      throws Exception {
    assertThat(read("{\"s\": %s}".formatted(entry)))
        .singleElement()
        .isInstanceOfSatisfying(
            ServerEntry.Http.class,
            http -> {
              assertThat(http.url()).hasToString("https://x/mcp");
              assertThat(http.transport()).isEqualTo(transport);
            });
  }

  @Test
  void environmentOfTheChildComesFromItsFileAndItsEntry() throws Exception {
    Files.writeString(folder.resolve("one.env"), "A=file\nB=file # not this\nnonsense\n");
    assertThat(
            read(
                """
                {"s": {"command": "c", "envFile": "${workspaceFolder}/one.env",
                       "env": {"B": "entry", "C": null}}}"""))
        .singleElement()
        .isInstanceOfSatisfying(
            ServerEntry.Stdio.class,
            stdio -> assertThat(stdio.env()).isEqualTo(Map.of("A", "file", "B", "entry")));
  }

  @Test
  void aDotEnvBesideTheFileFeedsVariablesAndTheRealEnvironmentWins() throws Exception {
    Files.writeString(folder.resolve(".env"), "KEY=dot\nMORE=dot\n");
    assertThat(read("{\"s\": {\"command\": \"${KEY} ${MORE} $MORE $LESS\"}}"))
        .singleElement()
        .isInstanceOfSatisfying(
            ServerEntry.Stdio.class,
            stdio -> {
              assertThat(stdio.command()).containsExactly("k$1 dot dot $LESS");
              assertThat(stdio.env()).isEmpty();
            });
  }

  @Test
  void toolsAreSelectedUnderEachSpelling() throws Exception {
    List<ServerEntry> servers =
        read(
            """
            {"a": {"command": "c", "includeTools": ["x", "y"], "excludeTools": ["y"]},
             "b": {"command": "c", "enabled_tools": ["x"]},
             "c": {"command": "c", "disabled_tools": ["x"], "autoApprove": ["y"]},
             "d": {"command": "c", "tools": ["*"], "alwaysAllow": []},
             "e": {"command": "c", "includeTools": []}}""");

    assertThat(servers)
        .extracting(each -> List.of("x", "y").stream().filter(each.selection()::selects).toList())
        .containsExactly(List.of("x"), List.of("x"), List.of("y"), List.of("x", "y"), List.of());
  }

  @Test
  void aServerWithoutAProperNameIsLeftOut() throws Exception {
    assertThat(
            read(
                "{\"\": {\"command\": \"c\"}, \"a\\nb\": {}, \"$schema\": \"x\", \"s\": {\"command\": \"c\"}}"))
        .extracting(ServerEntry::key)
        .containsExactly("s");
  }

  @Test
  void whatIsNoFileOfServersIsAnErrorThatNamesTheLine() {
    assertThatThrownBy(() -> read("{\n\"a\": {,}\n}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mcp_servers.json, line 2");
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("expected {\"mcpServers\"");
    assertThatThrownBy(() -> read("{\"mcpServers\": 3}")).hasMessageContaining("must be an object");
    assertThatThrownBy(() -> new ServersFile(folder.resolve("none.json"), Map.of()).read())
        .hasMessageContaining("no such file");
  }

  @Test
  void secretsStayOutOfErrors() throws Exception {
    List<ServerEntry> servers =
        read(
            """
            {"a": {"url": "ht!tp://${KEY}"}, "b": {"url": "ftp://${KEY}"},
             "c": {"url": "http://x", "headers": {"A": "${KEY}\\n"}},
             "d": {"command": "c", "timeout": "${KEY}"}, "e": {"type": "${KEY}", "command": "c"}}""");

    assertThat(servers).hasSize(5).allMatch(ServerEntry.Unusable.class::isInstance);
    assertThat(servers.toString()).doesNotContain("k$1");
  }

  @Test
  void secretsStayOutOfDescriptionsOfEntries() throws Exception {
    assertThat(read("{\"s\": {\"command\": \"c\", \"env\": {\"A\": \"${KEY}\"}}}").toString())
        .doesNotContain("k$1");
  }
}
