package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed mcp_servers.json, with those servers enabled that start without their service.
 * Their packages come from the lock file instead of npx, all else is as committed. Neon's asks its
 * service at the start, the others are not installed here.
 */
final class SampleServersIT {
  private Sandpit sandpit;

  @BeforeEach
  void create() throws IOException {
    sandpit = Sandpit.create();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  private static JsonNode sample() throws IOException {
    return Json.parse(Files.readString(Path.of("../mcp_servers.json")));
  }

  @Test
  void serversThatStartOfflineListTheirTools() throws Exception {
    NpmServers npm = NpmServers.install();
    JsonNode sample = sample();
    for (String name : List.of("filesystem", "playwright", "exa")) {
      enable((ObjectNode) sample.path("mcpServers").path(name), npm);
    }
    sandpit.write("mcp_servers.json", sample.toString());
    sandpit.write(".env", "EXA_API_KEY=of-no-use\n");

    Ended ended = sandpit.run("tools", "--json");

    assertThat(ended.code()).as(ended.stderr()).isZero();
    JsonNode json = ended.json();
    assertThat(json.path("unavailable")).as(ended.stdout()).isEmpty();
    var names = new ArrayList<String>();
    json.path("tools").forEach(tool -> names.add(tool.path("name").asString()));
    assertThat(names)
        .contains("filesystem.read_text_file", "playwright.browser_navigate", "exa.web_search_exa");
    assertThat(json.path("servers")).as(ended.stdout()).hasSize(3);
  }

  @Test
  void committedServersNeedOnlyTheirLauncherAndADisabledOneIsNotMissed() throws Exception {
    var enabled = new ArrayList<String>();
    sample()
        .path("mcpServers")
        .properties()
        .forEach(
            each -> {
              if (!each.getValue().path("disabled").asBoolean(false)) {
                enabled.add(each.getKey());
              }
            });
    assertThat(enabled).containsExactly("filesystem");
    JsonNode filesystem = sample().path("mcpServers").path("filesystem");
    assertThat(filesystem.path("command").asString()).isEqualTo("npx");
    assertThat(filesystem.has("env")).isFalse();
  }

  /** The program of each package. */
  private static String program(String name) {
    return switch (name) {
      case "@modelcontextprotocol/server-filesystem" -> name + "/dist/index.js";
      case "@playwright/mcp" -> Chromium.SERVER;
      case "exa-mcp-server" -> name + "/dist/stdio.cjs";
      default -> throw new AssertionError("the sample names another package: " + name);
    };
  }

  /** Turns {@code npx -y PACKAGE …} into the pinned program of the package. */
  private static void enable(ObjectNode entry, NpmServers npm) {
    assertThat(entry.path("command").asString("")).isEqualTo("npx");
    ArrayNode arguments = (ArrayNode) entry.path("args");
    assertThat(arguments.path(0).asString()).isEqualTo("-y");
    String name = arguments.path(1).asString().replaceFirst("(?<=.)@[^@/]*$", "");
    arguments.remove(0);
    arguments.set(0, npm.script(program(name)).toString());
    entry.put("command", npm.node());
    entry.remove("disabled");
  }
}
