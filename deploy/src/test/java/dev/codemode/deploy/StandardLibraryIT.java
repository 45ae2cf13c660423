package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The interpreter's library is compiled, and workers use the compiled form after any copy. */
final class StandardLibraryIT {
  private static final String MODULES = "python/python-home/lib/python3.12";

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(Built.distribution().resolve("python"))) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void everyModuleIsCompiledAndNeverComparedWithItsSource() throws IOException {
    List<Path> compiled = files(".pyc");
    assertThat(compiled).hasSizeGreaterThan(400).hasSameSizeAs(files(".py"));
    for (Path file : compiled) {
      byte[] bytes = Files.readAllBytes(file);
      assertThat(bytes[4]).as("flags of %s", file).isEqualTo((byte) 1);
      assertThat(Arrays.copyOfRange(bytes, 8, 16))
          .as("key of %s", file)
          .isEqualTo(Arrays.copyOfRange(bytes, 16, 24));
    }
  }

  @Test
  void noNativeCodeIsThere() throws IOException {
    assertThat(files(".so")).isEmpty();
  }

  @Test
  void workersReadTheCompiledFormOfACopy() throws IOException {
    try (FaultyDistribution copy = FaultyDistribution.copyOf(Built.distribution())) {
      Path python = copy.home().resolve("python");
      Files.delete(python);
      copyWithNewTimes(Built.distribution().resolve("python"), python);
      // Whoever reads the source instead finds this.
      Files.writeString(
          python.resolve(MODULES).resolve("json/decoder.py"), "raise ImportError('source read')\n");
      try (StdioServer server =
          StdioServer.start(
              copy.home(), Json.servers(Map.of()), Map.of("CODEMODE_POOL_WARM", "0"))) {
        ExecuteResult result = server.execute("import json\njson.loads('[1]')");
        assertThat(result.status())
            .as("%s\n%s", result.structured(), server.log())
            .isEqualTo("completed");
      }
    }
  }

  private static void copyWithNewTimes(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
