package dev.codemode.deploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildIdTest {
  @TempDir private Path folder;

  @Test
  void everyByteAndEveryNameCounts() throws IOException {
    String first = id("lib/a.jar", "one");
    assertThat(first).matches("[0-9a-f]{16}").isEqualTo(id("lib/a.jar", "one"));
    assertThat(id("lib/a.jar", "two")).isNotEqualTo(first);
    assertThat(id("lib/b.jar", "one")).isNotEqualTo(first);
  }

  private String id(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), content);
    return BuildId.of(new TreeMap<>(Map.of(Path.of(name), file)));
  }
}
