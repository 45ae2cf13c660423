package dev.codemode.worker.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a process that is not confined: whatever is promised is missed. */
@EnabledOnOs(OS.LINUX)
class SelfCheckTest {
  @TempDir Path folder;

  @Test
  void namespacesThatAreNotThereAreMissed() throws IOException {
    Path bait = Files.writeString(folder.resolve("bait"), "bait");
    assertThat(SelfCheck.ofNamespaces(bait))
        .anyMatch(each -> each.startsWith("other processes"))
        .anyMatch(each -> each.startsWith("the environment"))
        .anyMatch(each -> each.startsWith("the supervisor's files: it works"));
  }

  @Test
  void restrictionThatDoesNotHoldIsMissed() throws IOException {
    Path bait = Files.writeString(folder.resolve("bait"), "bait");
    assertThat(SelfCheck.ofSystemCalls())
        .anyMatch(each -> each.startsWith("a socket: it works"))
        .anyMatch(each -> each.startsWith("a program: it works"));
    assertThat(SelfCheck.ofFiles(bait))
        .anyMatch(each -> each.startsWith("a file of the system: it works"))
        .anyMatch(each -> each.startsWith("the supervisor's files: it works"));
  }
}
