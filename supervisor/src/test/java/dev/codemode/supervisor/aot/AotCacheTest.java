package dev.codemode.supervisor.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands in for the recorded JVM. */
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
    AotCache cache = cache("echo made > \"$0\"");
    assertThat(cache.file()).isEmpty();
    cache.build();
    assertThat(cache.file()).hasValueSatisfying(file -> assertThat(file).hasContent("made"));
    assertThat(cache("exit 1").file()).isEqualTo(cache.file());
    assertThat(names(own))
        .containsExactlyInAnyOrder("kind.lock", cache.file().orElseThrow().getFileName() + "");
  }

  @Test
  void theInstallationsOwnComesFirstAndStaysAlone() throws Exception {
    AotCache cache = cache("echo made > \"$0\"");
    cache.build();
    Path first = cache.buildInstalled();
    assertThat(cache("exit 1").file()).contains(first);
    Files.writeString(lib.resolve("b.jar"), "b");
    AotCache next = cache("echo again > \"$0\"");
    assertThat(next.file()).isEmpty();
    Path second = next.buildInstalled();
    assertThat(names(installed))
        .containsExactlyInAnyOrder("kind.lock", second.getFileName().toString());
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void failedRecordingLeavesNothing() throws Exception {
    AotCache cache = cache("echo half > \"$0\"; exit 70");
    assertThatThrownBy(cache::buildInstalled).hasMessageContaining("exit code 70");
    assertThat(cache.file()).isEmpty();
    assertThat(names(installed)).containsExactly("kind.lock");
  }

  @Test
  void cacheThatOthersMayHaveWrittenIsNotUsed() throws Exception {
    cache("echo made > \"$0\"").build();
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(cache("exit 1").file()).isEmpty();
  }

  @Test
  void closedCacheRecordsNoMore() throws Exception {
    AotCache cache = cache("echo made > \"$0\"");
    cache.close();
    assertThatThrownBy(cache::buildInstalled).hasMessageContaining("stopping");
    cache.build();
    assertThat(names(own)).as("that is no failure").containsExactly("kind.lock");
  }

  @Test
  void lifeThatGoesWrongMakesNoCache() throws Exception {
    AotCache cache = cache("echo made > \"$0\"; : refuse; exec sleep 30");
    assertThatThrownBy(cache::buildInstalled).hasMessageContaining("does not do what it should");
    assertThat(cache.file()).isEmpty();
    assertThat(names(installed)).containsExactly("kind.lock");
  }

  @Test
  void installationThatChangesMeanwhileGetsNoCache() throws Exception {
    AotCache cache = cache("echo made > \"$0\"; touch '" + lib.resolve("b.jar") + "'");
    assertThatThrownBy(cache::buildInstalled).hasMessageContaining("changed meanwhile");
    assertThat(names(installed)).containsExactly("kind.lock");
  }

  @Test
  void whatFailedForAUserIsNotTriedAgainAtOnce() throws Exception {
    cache("exit 1").build();
    cache("echo made > \"$0\"").build();
    assertThat(names(own)).containsExactlyInAnyOrder("kind.lock", "kind.failed");
    Files.setLastModifiedTime(own.resolve("kind.failed"), FileTime.fromMillis(0));
    cache("echo made > \"$0\"").build();
    assertThat(names(own)).containsExactlyInAnyOrder("kind.lock", "kind-fits-1.aot");
  }

  @Test
  void nothingIsMadeOrUsedWhereOthersCouldPutAnotherFolder() throws Exception {
    cache("echo made > \"$0\"").build();
    assertThat(cache("exit 1").file()).isPresent();
    Files.setPosixFilePermissions(
        folder.resolve("cache"), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(cache("exit 1").file()).isEmpty();
    Files.delete(own.resolve("kind-fits-1.aot"));
    cache("echo made > \"$0\"").build();
    assertThat(names(own)).doesNotContain("kind-fits-1.aot");
  }

  @Test
  void restsOfAnEarlierAttemptGo() throws Exception {
    Files.createDirectories(installed);
    Path rest = Files.createDirectory(installed.resolve("kind.build-1"));
    Files.writeString(rest.resolve("draft"), "half");
    cache("echo made > \"$0\"").buildInstalled();
    assertThat(names(installed)).containsExactlyInAnyOrder("kind.lock", "kind-fits-1.aot");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private AotCache cache(String script) throws IOException {
    return new AotCache(new Scripted(lib, script), installed, own);
  }

  /** What a script writes is the cache. */
  private record Scripted(Path lib, String script) implements AotRecording {
    @Override
    public String name() {
      return "kind";
    }

    @Override
    public Optional<String> fingerprint() {
      try (Stream<Path> jars = Files.list(lib)) {
        return Optional.of("fits-" + jars.count());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public ProcessBuilder process(Path draft, Path scratch) {
      return new ProcessBuilder("/bin/sh", "-c", script, draft.toString());
    }

    @Override
    public void lead(Process process) throws IOException {
      if (script.contains("refuse")) {
        throw new IOException("it does not do what it should");
      }
    }
  }
}
