package dev.codemode.supervisor.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFilesTest {
  @TempDir Path folder;

  @Test
  void holdsTheJdkTheWorkersFoldersAndMappedLibrariesByAllTheirNames() throws IOException {
    Path jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("lib"));
    Path own = Files.createDirectory(folder.resolve("worker"));
    Path system = Files.createDirectory(folder.resolve("system"));
    Path library = Files.createFile(system.resolve("libz.so.1.3"));
    Path link = Files.createSymbolicLink(system.resolve("libz.so.1"), Path.of("libz.so.1.3"));
    Files.createFile(system.resolve("libzip.so.4"));
    Files.createSymbolicLink(system.resolve("libzip.so"), Path.of("libzip.so.4"));
    Files.createFile(jdk.resolve("lib/libjvm.so"));
    RuntimeFiles files =
        RuntimeFiles.find(
            jdk,
            List.of(own),
            List.of(
                "7f00-7f01 r-xp 00000000 08:01 1    " + library,
                "7f00-7f01 r-xp 00000000 08:01 1    " + jdk.resolve("lib/libjvm.so"),
                "7f00-7f01 rw-p 00000000 00:00 0    [heap]",
                "7f00-7f01 r--p 00000000 08:01 1    " + folder.resolve("gone.so.1"),
                "7f00-7f01 r--p 00000000 08:01 1    " + folder.resolve("secret.txt"),
                "7f00-7f01 rw-p 00000000 00:00 0 "));
    assertThat(files.readOnly())
        .filteredOn(path -> path.startsWith(folder))
        .containsExactly(library, link, jdk, own);
  }

  @Test
  void configurationThatADistributionLinksToIsSeenToo() throws IOException {
    Path jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("conf"));
    Path etc = Files.createDirectories(folder.resolve("etc/java/security"));
    Files.createSymbolicLink(jdk.resolve("conf/security"), etc);
    Files.createSymbolicLink(jdk.resolve("conf/inside"), Path.of("../lib"));
    Files.createSymbolicLink(jdk.resolve("conf/dangling"), folder.resolve("nowhere"));
    RuntimeFiles files = RuntimeFiles.find(jdk, List.of(), List.of());
    assertThat(files.readOnly())
        .filteredOn(path -> path.startsWith(folder))
        .containsExactly(jdk, etc);
  }
}
