package dev.codemode.worker.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.codemode.proto.WorkerProtocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Becomes a shell in the place of a worker. */
@EnabledOnOs(OS.LINUX)
class FirstStageTest {
  @TempDir Path folder;
  private Path given;
  private Path other;

  @BeforeEach
  void twoFiles() throws IOException {
    boolean landlock =
        Architecture.current()
            .map(architecture -> new Landlock(new Kernel(architecture)).isThere())
            .orElse(false);
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(landlock).as("Landlock, which Linux has since 5.13").isTrue();
    }
    assertThat(landlock).isTrue();
    given = Files.writeString(folder.resolve("gegében"), "given\n");
    other = Files.writeString(folder.resolve("other"), "other\n");
  }

  @Test
  void commandReadsWhatItWasGivenAndNothingElse() throws Exception {
    Ended ended =
        run(
            List.of("/bin", "/lib", "/lib64", "/usr", given.toString()),
            "cat %s; cat %s; cat /proc/self/environ; echo changed >%s; read -r line; echo $line"
                .formatted(given, other, given));
    assertThat(ended.stdout()).isEqualTo("given\nfrom outside\n");
    assertThat(ended.stderr())
        .contains(other + ": Permission denied", "/proc/self/environ: Permission denied");
    assertThat(given).hasContent("given\n");
  }

  @Test
  void commandHasNoDescriptorAndNoVariableOfTheFirstStage() throws Exception {
    Ended ended =
        run(
            List.of("/bin", "/lib", "/lib64", "/usr", "/proc"),
            // The shell itself adds PWD and the like; the listing opens a folder.
            "env | grep -c VARIABLE; echo $LC_ALL; for each in /proc/$$/fd/*; do echo ${each##*/}; done");
    assertThat(ended.stdout()).as("%s", ended.stderr()).startsWith("0\nC.UTF-8\n0\n1\n2\n");
    assertThat(ended.stdout().lines().count()).as("%s", ended.stdout()).isLessThanOrEqualTo(6);
  }

  @Test
  void whatCannotBeStartedIsSaid() throws Exception {
    Ended ended = launch(List.of("", folder.resolve("no-command").toString()));
    assertThat(ended.code()).isEqualTo(WorkerProtocol.EXIT_INTERNAL);
    assertThat(ended.stderr()).contains("execve failed");
    assertThat(launch(List.of("/usr")).code()).isEqualTo(WorkerProtocol.EXIT_USAGE);
  }

  private record Ended(int code, String stdout, String stderr) {}

  private Ended run(List<String> files, String script) throws Exception {
    var arguments = new ArrayList<>(files);
    arguments.addAll(List.of("", "/bin/sh", "-c", script));
    return launch(arguments);
  }

  private Ended launch(List<String> arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FirstStage.class.getName()));
    command.addAll(arguments);
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    var builder =
        new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    builder.environment().put(WorkerProtocol.LOCALE_VARIABLE, WorkerProtocol.LOCALE);
    builder.environment().put("VARIABLE", "of the first stage");
    Process process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write("from outside\n".getBytes(StandardCharsets.UTF_8));
    }
    return new Ended(process.waitFor(), Files.readString(stdout), Files.readString(stderr));
  }
}
