package dev.codemode.supervisor.launch.process;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.launch.LaunchSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the command lines of worker JVMs; the one place that knows their flags.
 *
 * @param java the launcher of the JDK that the supervisor itself runs on
 * @param workerLib folder of the worker's jars
 * @param pythonHome folder of the interpreter's standard library
 * @param nice the system's command of that name, so that workers yield to their supervisor and to
 *     whatever else its user does; empty: there is none
 * @param isolation whether the workers serve one run or many
 */
public record WorkerCommand(
    Path java, Path workerLib, Path pythonHome, Optional<Path> nice, Isolation isolation) {
  /**
   * One for all workers and recordings: a user that is not root can lower it, not raise it again.
   */
  private static final String NICENESS = "5";

  /**
   * Heap beyond the program's limit: the idle worker's live set and room for the collector, so that
   * the memory watch meets a full old generation before the JVM does.
   */
  private static final ByteSize HEAP_HEADROOM = ByteSize.mebibytes(256);

  private static final ByteSize TRAINING_HEAP = ByteSize.mebibytes(512);

  /** The same for all workers, whether they run from a cache or record one. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmn24m",
          // What starting took goes back to the system with the full collection that follows it.
          "-Xms64m",
          "-XX:-ShrinkHeapInSteps",
          "-XX:MinHeapFreeRatio=5",
          "-XX:MaxHeapFreeRatio=15",
          "-XX:TrimNativeHeapInterval=5000",
          // Room for the classes of the interpreter, or loading them forces three full collections.
          "-XX:MetaspaceSize=192m",
          // The default for C1 alone forces a full collection while the interpreter starts.
          "-XX:ReservedCodeCacheSize=128m",
          // No file under the temporary folder, no attach socket, no core dump.
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          // A cache that does not fit is no news: the worker starts without it.
          "-Xlog:aot*=off:stderr",
          "-Xlog:aot+codecache*=off:stderr",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          // The prepared library folder holds no engine resources, so there is nothing to attach
          // with.
          "-Dpolyglotimpl.AttachLibraryFailureAction=ignore",
          "-Dpolyglot.engine.WarnInterpreterOnly=false",
          // Netty would unpack its native library into the temporary folder.
          "-Dio.grpc.netty.shaded.io.netty.transport.noNative=true");

  /** One run is too short for C2 to pay back what it costs. */
  private static final List<String> FOR_ONE_RUN = List.of("-XX:TieredStopAtLevel=1");

  /**
   * What is called often in many runs is worth C2's time, starting a worker is not: the thresholds
   * of JDK 25 (globals of {@code compiler_globals.hpp}) times forty.
   */
  private static final List<String> FOR_MANY_RUNS =
      List.of(
          "-XX:Tier4InvocationThreshold=200000",
          "-XX:Tier4MinInvocationThreshold=24000",
          "-XX:Tier4CompileThreshold=600000",
          "-XX:Tier4BackEdgeThreshold=1600000");

  /**
   * The interpreter's loop is a method that the JVM takes for too large to compile. Not while a
   * cache is recorded: a worker from such a cache answers later than from one recorded without.
   */
  private static final String COMPILE_LARGE_METHODS = "-XX:-DontCompileHugeMethods";

  /** All classes come from the installation's own jars; checking them again costs a second. */
  private static final List<String> WITHOUT_CACHE =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");

  /** Mapped where it was made, the cache is shared by all workers; moved, each has its own copy. */
  private static final List<String> WITH_CACHE =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

  /**
   * The whole command for one worker, without its token.
   *
   * @param aotCache a cache that fits; empty: the worker loads everything itself
   * @param layers what the worker is put into
   * @param processFiles of the cgroups that it joins
   */
  public List<String> build(
      LaunchSpec spec, Optional<Path> aotCache, SystemLayers layers, List<Path> processFiles) {
    var command = new ArrayList<String>();
    if (layers.startsByShell()) {
      command.addAll(Trampoline.prefix(processFiles));
    }
    command.addAll(yielding());
    layers
        .namespaces()
        .with()
        .ifPresent(
            bubblewrap ->
                command.addAll(
                    bubblewrap.prefix(
                        Stream.concat(Stream.of(spec.socket()), aotCache.stream()).toList())));
    List<String> jvm = jvm(spec, aotCache);
    layers
        .firstStage()
        .ifPresent(
            files -> {
              // It is over before a cache is mapped.
              command.addAll(jvm(spec, Optional.empty()));
              command.add(WorkerProtocol.FIRST_STAGE_CLASS);
              files.readOnly().forEach(file -> command.add(file.toString()));
              aotCache.ifPresent(file -> command.add(file.toString()));
              command.add("");
            });
    command.addAll(jvm);
    command.add(WorkerProtocol.MAIN_CLASS);
    command.add(spec.socket().toString());
    command.add(layers.promise());
    return command;
  }

  private List<String> jvm(LaunchSpec spec, Optional<Path> aotCache) {
    var jvm = new ArrayList<String>();
    jvm.add(java.toString());
    if (aotCache.isPresent()) {
      jvm.addAll(WITH_CACHE);
      jvm.add("-XX:AOTCache=" + aotCache.get());
    } else {
      jvm.addAll(WITHOUT_CACHE);
    }
    jvm.add(COMPILE_LARGE_METHODS);
    jvm.addAll(common(spec.heap().bytes() + HEAP_HEADROOM.bytes()));
    return jvm;
  }

  /**
   * The command that records a worker's life. A cache holds what the compilers of that life learnt:
   * from one of another kind of worker, hot code would never reach C2.
   *
   * @param output the cache that is made
   * @param scratch an existing folder for what the recorded worker needs
   */
  List<String> training(Path output, Path scratch) {
    List<String> command = yielding();
    command.add(java.toString());
    command.add("-XX:AOTCacheOutput=" + output);
    command.addAll(common(TRAINING_HEAP.bytes()));
    command.add(WorkerProtocol.TRAINING_CLASS);
    command.add(scratch.toString());
    command.add(isolation.name().toLowerCase(Locale.ROOT));
    return command;
  }

  /** The beginning of a command that yields to the supervisor. */
  private List<String> yielding() {
    var command = new ArrayList<String>();
    nice.ifPresent(path -> command.addAll(List.of(path.toString(), "-n", NICENESS)));
    return command;
  }

  private List<String> common(long heapBytes) {
    var common = new ArrayList<>(FLAGS);
    common.addAll(isolation == Isolation.RUN ? FOR_ONE_RUN : FOR_MANY_RUNS);
    // What a container may use of them is told in files that are closed to a worker.
    common.add("-XX:ActiveProcessorCount=" + Runtime.getRuntime().availableProcessors());
    common.add("-Xmx" + heapBytes / (1024 * 1024) + "m");
    common.add("-Dpolyglot.engine.resourcePath=" + pythonHome);
    // The file that tells it is hidden from a worker.
    common.add("-Duser.timezone=" + TimeZone.getDefault().getID());
    common.add("-cp");
    // A cache holds for one order of jars, and a wildcard's order is the folder's.
    common.add(jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return common;
  }

  private List<Path> jars() {
    try (Stream<Path> all = Files.list(workerLib)) {
      return all.filter(path -> path.getFileName().toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + workerLib, e);
    }
  }
}
