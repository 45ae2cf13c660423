package dev.codemode.supervisor.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.launch.LaunchSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
  private static final LaunchSpec SPEC =
      new LaunchSpec("w1", "secret-token", Path.of("/run/worker.sock"), ByteSize.mebibytes(256));

  private final WorkerCommand command =
      new WorkerCommand(
          Path.of("/jdk/bin/java"), Path.of("/home/lib/worker"), Path.of("/home/python"));

  @Test
  void commandIsExactlyThis() {
    assertThat(String.join("\n", command.build(SPEC)))
        .isEqualTo(
            """
            /jdk/bin/java
            -XX:+UseSerialGC
            -Xmx512m
            -Xmn48m
            -XX:TieredStopAtLevel=1
            -XX:MetaspaceSize=192m
            -XX:+UnlockDiagnosticVMOptions
            -XX:-BytecodeVerificationRemote
            -XX:ReservedCodeCacheSize=128m
            -XX:-UsePerfData
            -XX:+DisableAttachMechanism
            -XX:-CreateCoredumpOnCrash
            -XX:ErrorFile=/dev/null
            -Xlog:disable
            -Xlog:all=warning:stderr
            --enable-native-access=ALL-UNNAMED
            --sun-misc-unsafe-memory-access=allow
            -Dfile.encoding=UTF-8
            -Dpolyglot.engine.resourcePath=/home/python
            -Dpolyglotimpl.AttachLibraryFailureAction=ignore
            -Dpolyglot.engine.WarnInterpreterOnly=false
            -Dio.grpc.netty.shaded.io.netty.transport.noNative=true
            -cp
            /home/lib/worker/*
            dev.codemode.worker.WorkerMain
            /run/worker.sock""");
  }

  @Test
  void tokenIsInNoArgument() {
    assertThat(command.build(SPEC)).noneMatch(argument -> argument.contains("secret"));
    assertThat(SPEC.toString()).doesNotContain("secret");
  }
}
