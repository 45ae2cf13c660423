package dev.codemode.supervisor.launch.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codemode.supervisor.aot.AotCache;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.launch.LaunchException;
import dev.codemode.supervisor.launch.LaunchSpec;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerExit;
import dev.codemode.supervisor.launch.cgroup.Cgroups;
import dev.codemode.supervisor.process.OutputTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launches a shell script in the place of a JVM. */
class ProcessLauncherTest {
  private static final SystemLayers NONE =
      new SystemLayers(
          Confinement.AUTO,
          Optional.empty(),
          Layer.missing("not wanted", ""),
          Layer.missing("not wanted", ""));

  @TempDir Path folder;

  @Test
  void childHasItsLocaleAloneAndGetsTheTokenOnStandardInput() throws Exception {
    Path seen = folder.resolve("seen");
    LaunchedWorker worker =
        launch(
            "read -r token; { echo \"$token\"; /usr/bin/env; } > "
                + seen
                + "; echo on stdout; exit 3");
    assertThat(worker.exit().get(10, TimeUnit.SECONDS).code()).isEqualTo(3);
    // The shell itself adds these; nothing of ours is among them.
    assertThat(Files.readAllLines(seen))
        .startsWith("token-1")
        .allMatch(
            line ->
                line.equals("token-1") || line.matches("LC_ALL=C.UTF-8|(PWD|SHLVL|_|OLDPWD)=.*"));
  }

  @Test
  void killEndsAChildThatIgnoresSignals() throws Exception {
    LaunchedWorker worker = launch("trap '' TERM INT; while :; do read -r _ || sleep 60; done");
    assertThat(worker.exit()).isNotDone();
    worker.kill();
    worker.kill();
    assertThat(worker.exit().get(10, TimeUnit.SECONDS).code()).isEqualTo(137);
  }

  @Test
  void standardErrorIsKeptToItsTail() throws Exception {
    LaunchedWorker worker =
        launch(
            "read -r token; i=0; while [ $i -lt 2000 ]; do echo line-$i >&2; i=$((i+1)); done; exit 1");
    String tail = worker.exit().get(10, TimeUnit.SECONDS).stderrTail();
    assertThat(tail).hasSizeLessThanOrEqualTo(OutputTail.KEPT_BYTES);
  }

  @Test
  void whoeverGoesOverItsMemoryIsKilledByTheSystemWhichTellsIt() throws Exception {
    LaunchedWorker worker = launch("exec tail -n 1 /dev/zero", inCgroups());
    WorkerExit exit = worker.exit().get(60, TimeUnit.SECONDS);
    assertThat(exit.code()).isEqualTo(137);
    assertThat(exit.outOfMemory()).isTrue();
  }

  @Test
  void whoeverIsKilledOtherwiseWasNotOutOfMemory() throws Exception {
    LaunchedWorker worker = launch("sleep 60", inCgroups());
    worker.kill();
    WorkerExit exit = worker.exit().get(10, TimeUnit.SECONDS);
    assertThat(exit.code()).isEqualTo(137);
    assertThat(exit.outOfMemory()).isFalse();
  }

  private static SystemLayers inCgroups() {
    try {
      return new SystemLayers(
          Confinement.AUTO,
          Optional.empty(),
          Layer.missing("not wanted", ""),
          Layer.of(Cgroups.claim()));
    } catch (Cgroups.UnavailableException e) {
      return Assumptions.abort("this user can make no cgroups: " + e.getMessage());
    }
  }

  @Test
  void missingJavaIsNamed() {
    var launcher = launcher(folder.resolve("no-java"), NONE);
    assertThatThrownBy(() -> launcher.launch(spec()))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("no-java");
  }

  private LaunchedWorker launch(String script) throws IOException, LaunchException {
    return launch(script, NONE);
  }

  private LaunchedWorker launch(String script, SystemLayers layers)
      throws IOException, LaunchException {
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return launcher(java, layers).launch(spec());
  }

  private ProcessLauncher launcher(Path java, SystemLayers layers) {
    var command = new WorkerCommand(java, folder, folder, Optional.empty(), Isolation.RUN);
    return new ProcessLauncher(
        command,
        new AotCache(new WorkerRecording(command, () -> Optional.of("build")), folder, folder),
        folder,
        layers);
  }

  private LaunchSpec spec() {
    return new LaunchSpec(
        "w1",
        "token-1",
        folder.resolve("worker.sock"),
        ByteSize.mebibytes(64),
        ByteSize.mebibytes(32));
  }
}
