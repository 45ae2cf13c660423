package dev.codemode.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the system says about processes; reads {@code /proc} where there is one. */
final class Processes {
  private static final Path PROC = Path.of("/proc");
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String WORKER = "dev.codemode.worker.WorkerMain";

  private Processes() {}

  /** Processes, other than this one, whose command line names the path. */
  static List<ProcessHandle> naming(Path path) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process.pid()).contains(path.toString()))
        .toList();
  }

  /** The JVMs of workers below it, in no order; bubblewrap around one is none. */
  static List<ProcessHandle> workersOf(Process supervisor) {
    return supervisor.descendants().filter(Processes::isWorker).toList();
  }

  private static boolean isWorker(ProcessHandle process) {
    String[] command = commandLine(process.pid()).split("\0", -1);
    return command[0].endsWith("/java") && List.of(command).contains(WORKER);
  }

  /** Whether it runs: a process that ended and that its parent has not asked after does not. */
  static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    Path stat = PROC.resolve(Long.toString(process.pid())).resolve("stat");
    try {
      // pid (name) state …
      return !Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("Z");
    } catch (IOException e) {
      // It ended meanwhile, or the system has no such files.
      return process.isAlive();
    }
  }

  /** The command with its arguments, each ended by a zero character; empty when it ended. */
  static String commandLine(long pid) {
    if (!Files.isDirectory(PROC)) {
      return ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()).orElse("");
    }
    try {
      return new String(
          Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("cmdline")),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      // It ended meanwhile.
      return "";
    }
  }

  /**
   * Memory in KiB with shared pages counted in proportion.
   *
   * @throws IllegalStateException when the system does not tell
   */
  static long proportionalKib(long pid) {
    return field(PROC.resolve(Long.toString(pid)).resolve("smaps_rollup"), "Pss:");
  }

  /**
   * Memory in KiB that is in RAM, shared pages included.
   *
   * @throws IllegalStateException when the system does not tell
   */
  static long residentKib(long pid) {
    return field(PROC.resolve(Long.toString(pid)).resolve("status"), "VmRSS:");
  }

  /** Processor time in seconds of the children that ended and were waited for. */
  static double reapedCpuSeconds(long pid) throws IOException {
    String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
    String[] fields = stat.replaceFirst(".*\\) ", "").split(" ", -1);
    // cutime and cstime, the 16th and 17th of proc(5), in hundredths of a second on Linux
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  private static long field(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(file + " has no " + name));
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  /** Waits until the condition holds; says whether it came to hold. */
  static boolean await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  /**
   * Looks five times a second until what is seen stays the same, and returns that.
   *
   * @param quiet how long it has to stay the same
   * @param within fails when it takes longer
   */
  static <T> T settled(Supplier<T> look, Duration quiet, Duration within)
      throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    T last = look.get();
    long since = System.nanoTime();
    while (System.nanoTime() - since < quiet.toNanos()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not settle within %s, at last: %s".formatted(within, last));
      }
      Thread.sleep(PAUSE);
      T now = look.get();
      if (!now.equals(last)) {
        last = now;
        since = System.nanoTime();
      }
    }
    return last;
  }
}
