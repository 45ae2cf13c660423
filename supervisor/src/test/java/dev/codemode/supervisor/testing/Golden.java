package dev.codemode.supervisor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.mcp.stdio.McpJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Compares with files that people read; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  public static void check(String name, JsonNode actual) throws IOException {
    check(
        name, McpJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
  }

  public static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).as("golden file %s", file).isEqualTo(Files.readString(file));
  }
}
