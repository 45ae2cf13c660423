package dev.codemode.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the system says about processes; reads {@code /proc} where there is one. */
final class Processes {
  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  /** Processes, other than this one, whose command line names the path. */
  static List<ProcessHandle> naming(Path path) {
    if (!Files.isDirectory(PROC)) {
      return List.of();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process.pid()).contains(path.toString()))
        .toList();
  }

  private static String commandLine(long pid) {
    try {
      return new String(
          Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("cmdline")),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      // It ended meanwhile.
      return "";
    }
  }

  /** Resident memory in KiB, 0 when it is not known. */
  static long residentKib(long pid) {
    return field(PROC.resolve(Long.toString(pid)).resolve("status"), "VmRSS:");
  }

  /** Memory in KiB with shared pages counted in proportion, 0 when it is not known. */
  static long proportionalKib(long pid) {
    return field(PROC.resolve(Long.toString(pid)).resolve("smaps_rollup"), "Pss:");
  }

  private static long field(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
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
}
