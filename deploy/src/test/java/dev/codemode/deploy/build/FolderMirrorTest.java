package dev.codemode.deploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderMirrorTest {
  @TempDir private Path folder;

  private Path source(String name, String text) throws IOException {
    Path file = folder.resolve("sources").resolve(name);
    Files.createDirectories(file.resolveSibling(".").normalize());
    return Files.writeString(file, text);
  }

  @Test
  void oldFilesAndEmptyFoldersGo() throws IOException {
    Path made = folder.resolve("made");
    var mirror = new FolderMirror(made, Set.of("kept"));
    Path jar = source("a.jar", "a");
    mirror.mirror(Map.of(Path.of("lib/a-1.jar"), jar, Path.of("old/x"), jar));
    mirror.mirror(Map.of(Path.of("lib/a-2.jar"), jar));
    assertThat(made.resolve("lib/a-2.jar")).hasContent("a");
    assertThat(made.resolve("lib/a-1.jar")).doesNotExist();
    assertThat(made.resolve("old")).doesNotExist();
  }

  @Test
  void excludedFolderIsLeftAlone() throws IOException {
    Path made = folder.resolve("made");
    Path other = Files.createDirectories(made.resolve("kept")).resolve("theirs");
    Files.writeString(other, "x");
    new FolderMirror(made, Set.of("kept")).mirror(Map.of(Path.of("bin/run"), source("run", "#!")));
    assertThat(other).hasContent("x");
    assertThat(made.resolve("bin/run")).isExecutable();
  }

  @Test
  void sameFileIsNotCopiedAgainAndAChangedOneIs() throws IOException {
    Path made = folder.resolve("made");
    var mirror = new FolderMirror(made, Set.of("kept"));
    Path file = source("f", "one");
    var files = Map.of(Path.of("f"), file);
    mirror.mirror(files);
    Path copy = made.resolve("f");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(copy, "ONE");
    Files.setLastModifiedTime(copy, time);
    mirror.mirror(files);
    assertThat(copy).hasContent("ONE");
    Files.writeString(file, "three");
    mirror.mirror(files);
    assertThat(copy).hasContent("three");
  }
}
