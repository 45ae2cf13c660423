package dev.codemode.supervisor.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.launch.LaunchSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCommandTest {
  private static final LaunchSpec SPEC =
      new LaunchSpec(
          "w1",
          "secret-token",
          Path.of("/run/worker.sock"),
          ByteSize.mebibytes(768),
          ByteSize.mebibytes(256));

  private static final Path GROUP = Path.of("/group/cgroup.procs");

  private static final SystemLayers NONE = layers(Confinement.AUTO, Layer.missing("", ""));

  private static SystemLayers layers(Confinement wanted, Layer<Bubblewrap> namespaces) {
    return new SystemLayers(wanted, Optional.empty(), namespaces, Layer.missing("", ""));
  }

  private static final String COMMON =
      """
      -XX:+UseSerialGC
      -Xmn24m
      -Xms64m
      -XX:-ShrinkHeapInSteps
      -XX:MinHeapFreeRatio=5
      -XX:MaxHeapFreeRatio=15
      -XX:TrimNativeHeapInterval=5000
      -XX:MetaspaceSize=192m
      -XX:ReservedCodeCacheSize=128m
      -XX:-UsePerfData
      -XX:+DisableAttachMechanism
      -XX:-CreateCoredumpOnCrash
      -XX:ErrorFile=/dev/null
      -Xlog:disable
      -Xlog:all=warning:stderr
      -Xlog:aot*=off:stderr
      -Xlog:aot+codecache*=off:stderr
      --enable-native-access=ALL-UNNAMED
      --sun-misc-unsafe-memory-access=allow
      -Dfile.encoding=UTF-8
      -Dpolyglotimpl.AttachLibraryFailureAction=ignore
      -Dpolyglot.engine.WarnInterpreterOnly=false
      -Dio.grpc.netty.shaded.io.netty.transport.noNative=true
      -XX:TieredStopAtLevel=1
      -XX:ActiveProcessorCount=CORES
      -Xmx512m
      -Dpolyglot.engine.resourcePath=/home/python
      -Duser.timezone=ZONE
      -cp
      LIB/a.jar:LIB/b.jar
      """;

  @TempDir Path lib;

  private WorkerCommand command =
      new WorkerCommand(
          Path.of("java"), Path.of("lib"), Path.of("py"), Optional.empty(), Isolation.RUN);

  @BeforeEach
  void twoJars() throws IOException {
    Files.writeString(lib.resolve("b.jar"), "b");
    Files.writeString(lib.resolve("a.jar"), "a");
    Files.writeString(lib.resolve("notes.txt"), "");
    command = command(Isolation.RUN);
  }

  private WorkerCommand command(Isolation isolation) {
    return new WorkerCommand(
        Path.of("/jdk/bin/java"),
        lib,
        Path.of("/home/python"),
        Optional.of(Path.of("/usr/bin/nice")),
        isolation);
  }

  @Test
  void commandWithoutCacheIsExactlyThis() {
    assertThat(lines(command.build(SPEC, Optional.empty(), NONE, List.of(GROUP))))
        .isEqualTo(
            """
            /bin/sh
            -c
            { read -r now && [ "$now" -lt 800 ] && echo 800 >/proc/$$/oom_score_adj; } \\
              2>/dev/null </proc/$$/oom_score_adj
            while [ -n "$1" ]; do echo $$ >"$1" || exit 1; shift; done
            shift
            exec "$@"
            worker
            /group/cgroup.procs

            /usr/bin/nice
            -n
            5
            /jdk/bin/java
            -XX:+UnlockDiagnosticVMOptions
            -XX:-BytecodeVerificationRemote
            -XX:-DontCompileHugeMethods
            """
                + COMMON
                + """
                dev.codemode.worker.WorkerMain
                /run/worker.sock
                itself
                """);
  }

  @Test
  void commandWithCacheIsExactlyThis() {
    assertThat(
            lines(command.build(SPEC, Optional.of(Path.of("/c/worker.aot")), NONE, List.of(GROUP))))
        .isEqualTo(
            """
            /bin/sh
            -c
            { read -r now && [ "$now" -lt 800 ] && echo 800 >/proc/$$/oom_score_adj; } \\
              2>/dev/null </proc/$$/oom_score_adj
            while [ -n "$1" ]; do echo $$ >"$1" || exit 1; shift; done
            shift
            exec "$@"
            worker
            /group/cgroup.procs

            /usr/bin/nice
            -n
            5
            /jdk/bin/java
            -XX:+UnlockDiagnosticVMOptions
            -XX:ArchiveRelocationMode=0
            -XX:AOTCache=/c/worker.aot
            -XX:-DontCompileHugeMethods
            """
                + COMMON
                + """
                dev.codemode.worker.WorkerMain
                /run/worker.sock
                itself
                """);
  }

  @Test
  void commandInNamespacesIsExactlyThis() {
    var files =
        new RuntimeFiles(List.of(Path.of("/jdk")), Map.of(Path.of("/lib"), Path.of("usr/lib")));
    SystemLayers layers =
        layers(Confinement.REQUIRED, Layer.of(new Bubblewrap(Path.of("/usr/bin/bwrap"), files)));
    assertThat(
            lines(
                command.build(SPEC, Optional.of(Path.of("/c/worker.aot")), layers, List.of(GROUP))))
        .startsWith(
            """
            /bin/sh
            -c
            { read -r now && [ "$now" -lt 800 ] && echo 800 >/proc/$$/oom_score_adj; } \\
              2>/dev/null </proc/$$/oom_score_adj
            while [ -n "$1" ]; do echo $$ >"$1" || exit 1; shift; done
            shift
            exec "$@"
            worker
            /group/cgroup.procs

            /usr/bin/nice
            -n
            5
            /usr/bin/bwrap
            --unshare-user
            --unshare-pid
            --unshare-net
            --unshare-ipc
            --unshare-uts
            --unshare-cgroup-try
            --uid
            65534
            --gid
            65534
            --hostname
            worker
            --cap-drop
            ALL
            --new-session
            --die-with-parent
            --as-pid-1
            --unsetenv
            SHLVL
            --unsetenv
            _
            --unsetenv
            OLDPWD
            --ro-bind-try
            /jdk
            /jdk
            --symlink
            usr/lib
            /lib
            --proc
            /proc
            --dev
            /dev
            --ro-bind-try
            /run/worker.sock
            /run/worker.sock
            --ro-bind-try
            /c/worker.aot
            /c/worker.aot
            --remount-ro
            /proc
            --remount-ro
            /dev
            --remount-ro
            /
            --chdir
            /
            --
            /jdk/bin/java
            """)
        .endsWith("/run/worker.sock\nnamespaces\n");
  }

  @Test
  void firstStageClosesFilesWhereThereAreNoNamespaces() {
    var files = new RuntimeFiles(List.of(Path.of("/jdk"), Path.of("/lib/libc.so.6")), Map.of());
    var layers =
        new SystemLayers(
            Confinement.AUTO,
            Optional.of(files),
            Layer.missing("none", ""),
            Layer.missing("none", ""));
    String flags = "-XX:-DontCompileHugeMethods\n" + COMMON;
    assertThat(lines(command.build(SPEC, Optional.of(Path.of("/c/worker.aot")), layers, List.of())))
        .endsWith(
            """
            /usr/bin/nice
            -n
            5
            """
                + """
                /jdk/bin/java
                -XX:+UnlockDiagnosticVMOptions
                -XX:-BytecodeVerificationRemote
                """
                + flags
                + """
                dev.codemode.worker.confine.FirstStage
                /jdk
                /lib/libc.so.6
                /c/worker.aot

                """
                + """
                /jdk/bin/java
                -XX:+UnlockDiagnosticVMOptions
                -XX:ArchiveRelocationMode=0
                -XX:AOTCache=/c/worker.aot
                """
                + flags
                + """
                dev.codemode.worker.WorkerMain
                /run/worker.sock
                itself
                """);
  }

  @Test
  void layersAreLeftOutOneByOneUnlessAllAreRequired() {
    var files = new RuntimeFiles(List.of(Path.of("/jdk")), Map.of());
    Layer<Bubblewrap> namespaces = Layer.of(new Bubblewrap(Path.of("/usr/bin/bwrap"), files));
    assertThat(layers(Confinement.REQUIRED, namespaces).withoutOne("it ends")).isEmpty();
    SystemLayers fewer =
        new SystemLayers(Confinement.AUTO, Optional.of(files), namespaces, Layer.missing("", ""))
            .withoutOne("it ends")
            .orElseThrow();
    assertThat(fewer.namespaces().isThere()).isFalse();
    assertThat(fewer.namespaces().reason()).contains("it ends");
    assertThat(fewer.files()).as("which it needs in a first stage now").contains(files);
    assertThat(fewer.withoutOne("again")).as("there is no other").isEmpty();
  }

  @Test
  void workerIsToldWhenNothingConfinesIt() {
    SystemLayers none = layers(Confinement.OFF, Layer.missing("", ""));
    assertThat(command.build(SPEC, Optional.empty(), none, List.of(GROUP))).endsWith("nothing");
  }

  @Test
  void trainingHasTheFlagsOfServiceButTheOneThatSpoilsACache() {
    assertThat(lines(command.training(Path.of("/c/draft"), Path.of("/scratch"))))
        .isEqualTo(
            """
            /usr/bin/nice
            -n
            5
            /jdk/bin/java
            -XX:AOTCacheOutput=/c/draft
            """
                + COMMON
                + """
                dev.codemode.worker.WorkerTraining
                /scratch
                run
                """);
  }

  @Test
  void workerOfManyRunsReachesTheLastCompilerLateAndLearnsSoWhileRecorded() {
    String ofMany =
        """
        -XX:Tier4InvocationThreshold=200000
        -XX:Tier4MinInvocationThreshold=24000
        -XX:Tier4CompileThreshold=600000
        -XX:Tier4BackEdgeThreshold=1600000
        """;
    WorkerCommand many = command(Isolation.TENANT);
    assertThat(lines(many.build(SPEC, Optional.empty(), NONE, List.of(GROUP))))
        .contains(ofMany)
        .doesNotContain("TieredStopAtLevel");
    assertThat(lines(many.training(Path.of("/c/draft"), Path.of("/scratch"))))
        .contains(ofMany)
        .doesNotContain("TieredStopAtLevel")
        .endsWith("tenant\n");
  }

  @Test
  void tokenIsInNoArgument() {
    assertThat(command.build(SPEC, Optional.empty(), NONE, List.of(GROUP)))
        .noneMatch(argument -> argument.contains("secret"));
    assertThat(SPEC.toString()).doesNotContain("secret");
  }

  private String lines(List<String> command) {
    return String.join("\n", command)
            .replace(lib.toString(), "LIB")
            .replace("Count=" + Runtime.getRuntime().availableProcessors(), "Count=CORES")
            .replace("timezone=" + TimeZone.getDefault().getID(), "timezone=ZONE")
        + "\n";
  }
}
