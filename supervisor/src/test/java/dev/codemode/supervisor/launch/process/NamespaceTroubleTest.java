package dev.codemode.supervisor.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceTroubleTest {
  @TempDir Path proc;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sys/user/max_user_namespaces                        | 0 | max_user_namespaces=
          sys/kernel/unprivileged_userns_clone                | 0 | unprivileged_userns_clone=1
          sys/kernel/apparmor_restrict_unprivileged_userns    | 1 | apparmor.d
          """)
  void settingOfTheKernelIsFoundAndItsRemedyTold(String setting, String value, String remedy)
      throws IOException {
    Path file = proc.resolve(setting);
    Files.createDirectories(file.getParent());
    Files.writeString(file, value + "\n");
    Layer<Bubblewrap> layer = new NamespaceTrouble(proc).explain("bwrap: Permission denied");
    assertThat(layer.isThere()).isFalse();
    assertThat(layer.reason()).contains("bwrap: Permission denied");
    assertThat(layer.remedy()).contains(remedy);
  }

  @Test
  void containersAreToldApartByWhatTheyForbid() {
    var trouble = new NamespaceTrouble(proc);
    assertThat(
            trouble
                .explain("bwrap: Can't mount proc on /newroot/proc: Operation not permitted")
                .remedy())
        .contains("systempaths=unconfined")
        .contains("--confinement auto");
    assertThat(
            trouble
                .explain("bwrap: Creating new namespace failed: Operation not permitted")
                .remedy())
        .contains("seccomp=", "systempaths=unconfined")
        .contains("--confinement auto");
  }
}
