package dev.codemode.supervisor.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
  @TempDir Path folder;

  @Test
  void fileIsOursByTheNumberOfItsOwnerAndByWhoMayWriteToIt() throws IOException {
    Path file = Files.writeString(folder.resolve("cache"), "code");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    int owner = (int) Files.getAttribute(file, "unix:uid");
    assertThat(OwnFolder.isPrivate(file)).isTrue();
    assertThat(OwnFolder.isOf(file, owner, Set.of())).isTrue();
    assertThat(OwnFolder.isOf(file, owner + 1, Set.of())).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(OwnFolder.isPrivate(file)).isFalse();
  }
}
