package dev.codemode.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableMemoryTest {
  @TempDir Path folder;

  @Test
  void linuxTellsItInKibibytes() throws IOException {
    Path file = folder.resolve("meminfo");
    Files.writeString(file, "MemTotal:  24000000 kB\nMemAvailable:    2048 kB\nBuffers: 1 kB\n");
    assertThat(AvailableMemory.bytes(file)).hasValue(2L * 1024 * 1024);
  }

  @Test
  void unknownElsewhere() throws IOException {
    assertThat(AvailableMemory.bytes(folder.resolve("none"))).isEmpty();
    Path other = folder.resolve("other");
    Files.writeString(other, "MemTotal: 1 kB\n");
    assertThat(AvailableMemory.bytes(other)).isEmpty();
  }
}
