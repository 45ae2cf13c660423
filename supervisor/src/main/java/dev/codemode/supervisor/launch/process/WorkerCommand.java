package dev.codemode.supervisor.launch.process;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.launch.LaunchSpec;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds the command line of a worker JVM; the one place that knows its flags.
 *
 * @param java the launcher of the JDK that the supervisor itself runs on
 * @param workerLib folder of the worker's jars
 * @param pythonHome folder of the interpreter's standard library
 */
public record WorkerCommand(Path java, Path workerLib, Path pythonHome) {
  /**
   * Heap beyond the program's limit: the idle worker's live set and room for the collector, so that
   * the memory watch meets a full old generation before the JVM does.
   */
  private static final ByteSize HEAP_HEADROOM = ByteSize.mebibytes(256);

  /** The whole command for one worker, without its token. */
  public List<String> build(LaunchSpec spec) {
    long heapMebibytes = (spec.heap().bytes() + HEAP_HEADROOM.bytes()) / (1024 * 1024);
    return List.of(
        java.toString(),
        "-XX:+UseSerialGC",
        "-Xmx" + heapMebibytes + "m",
        "-Xmn48m",
        // One run is too short for C2 to pay back what it costs.
        "-XX:TieredStopAtLevel=1",
        // Room for the classes of the interpreter, or loading them forces three full collections.
        "-XX:MetaspaceSize=192m",
        // All classes come from this installation's own jars; checking their bytecode again costs a
        // second.
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-BytecodeVerificationRemote",
        // The default for C1 alone forces a full collection while the interpreter starts.
        "-XX:ReservedCodeCacheSize=128m",
        // No file under the temporary folder, no attach socket, no core dump.
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "-Xlog:disable",
        "-Xlog:all=warning:stderr",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dfile.encoding=UTF-8",
        "-Dpolyglot.engine.resourcePath=" + pythonHome,
        // The prepared library folder holds no engine resources, so there is nothing to attach
        // with.
        "-Dpolyglotimpl.AttachLibraryFailureAction=ignore",
        "-Dpolyglot.engine.WarnInterpreterOnly=false",
        // Netty would unpack its native library into the temporary folder.
        "-Dio.grpc.netty.shaded.io.netty.transport.noNative=true",
        "-cp",
        workerLib + File.separator + "*",
        WorkerProtocol.MAIN_CLASS,
        spec.socket().toString());
  }
}
