package dev.codemode.supervisor.launch.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script records in the place of a JVM. */
class AotCacheTest {
  @TempDir Path folder;

  private Path lib = Path.of("lib");
  private Path installed = Path.of("installed");
  private Path own = Path.of("own");

  @BeforeEach
  void folders() throws IOException {
    lib = Files.createDirectory(folder.resolve("lib"));
    installed = folder.resolve("installed");
    own = folder.resolve("cache/own");
    Files.writeString(lib.resolve("a.jar"), "a");
  }

  @Test
  void whatWasMadeIsFoundByThisAndTheNextProcess() throws Exception {
    AotCache cache = cache("echo made > \"${1#-XX:AOTCacheOutput=}\"");
    assertThat(cache.file()).isEmpty();
    cache.build();
    assertThat(cache.file()).hasValueSatisfying(file -> assertThat(file).hasContent("made"));
    assertThat(cache("exit 1").file()).isEqualTo(cache.file());
    assertThat(names(own)).containsExactly("lock", cache.file().orElseThrow().getFileName() + "");
  }

  @Test
  void theInstallationsOwnComesFirstAndStaysAlone() throws Exception {
    AotCache cache = cache("echo made > \"${1#-XX:AOTCacheOutput=}\"");
    cache.build();
    Path first = cache.buildInstalled();
    assertThat(cache("exit 1").file()).contains(first);
    Files.writeString(lib.resolve("b.jar"), "b");
    AotCache next = cache("echo again > \"${1#-XX:AOTCacheOutput=}\"");
    assertThat(next.file()).isEmpty();
    Path second = next.buildInstalled();
    assertThat(names(installed)).containsExactly("lock", second.getFileName().toString());
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void failedRecordingLeavesNothing() throws Exception {
    AotCache cache = cache("echo half > \"${1#-XX:AOTCacheOutput=}\"; exit 70");
    assertThatThrownBy(cache::buildInstalled).hasMessageContaining("exit code 70");
    assertThat(cache.file()).isEmpty();
    assertThat(names(installed)).containsExactly("lock");
  }

  @Test
  void cacheThatOthersMayHaveWrittenIsNotUsed() throws Exception {
    cache("echo made > \"${1#-XX:AOTCacheOutput=}\"").build();
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(cache("exit 1").file()).isEmpty();
  }

  @Test
  void closedCacheRecordsNoMore() throws Exception {
    AotCache cache = cache("echo made > \"${1#-XX:AOTCacheOutput=}\"");
    cache.close();
    assertThatThrownBy(cache::buildInstalled).hasMessageContaining("stopping");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private AotCache cache(String script) throws IOException {
    Path java = Files.createTempFile(folder, "java", "");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    return new AotCache(new WorkerCommand(java, lib, folder), installed, own);
  }
}
