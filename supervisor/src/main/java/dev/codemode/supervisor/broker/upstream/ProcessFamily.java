package dev.codemode.supervisor.broker.upstream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Everything that a child process started, also when what started it is gone: on Linux every
 * process with the child's mark in its environment, elsewhere the descendants that were seen while
 * their parents lived. Thread-safe.
 */
final class ProcessFamily {
  private static final String MARK = "CODEMODE_UPSTREAM";
  private static final Path PROCESSES = Path.of("/proc");

  /** How much of a process's environment is looked at, in bytes. */
  private static final int MAX_ENVIRONMENT = 512 * 1024;

  /** How long it is looked again for what was started while the others were ended. */
  private static final Duration KILL_ALL_TIME = Duration.ofSeconds(1);

  /** How long a killed process may take to end before it is looked at again. */
  private static final Duration KILL_TIME = Duration.ofMillis(50);

  private final String mark = UUID.randomUUID().toString();
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /** Marks the environment of a child to be started. */
  void mark(Map<String, String> environment) {
    environment.put(MARK, mark);
  }

  /** Remembers who lives now. */
  synchronized void look(ProcessHandle child) {
    try (Stream<ProcessHandle> descendants = child.descendants()) {
      descendants.forEach(seen::add);
    }
    seen.removeIf(each -> !isRunning(each));
  }

  /** Those known to live now, the child itself perhaps among them. */
  synchronized Set<ProcessHandle> living() {
    var living = new LinkedHashSet<ProcessHandle>();
    seen.stream().filter(ProcessFamily::isRunning).forEach(living::add);
    living.addAll(marked());
    return living;
  }

  /** Alive, and more than the entry of one that ended and that nobody waited for. */
  private static boolean isRunning(ProcessHandle process) {
    Path stat = PROCESSES.resolve(String.valueOf(process.pid())).resolve("stat");
    if (!process.isAlive() || !Files.isDirectory(PROCESSES.resolve("self"))) {
      return process.isAlive();
    }
    try {
      String fields = Files.readString(stat, StandardCharsets.ISO_8859_1);
      // The state stands behind the name, which may hold anything.
      return !fields.startsWith("Z", fields.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false;
    }
  }

  private Set<ProcessHandle> marked() {
    var marked = new LinkedHashSet<ProcessHandle>();
    if (!Files.isDirectory(PROCESSES.resolve("self"))) {
      return marked;
    }
    String wanted = MARK + "=" + mark;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path each : processes) {
        if (hasMark(each, wanted)) {
          Optional<ProcessHandle> handle =
              ProcessHandle.of(Long.parseLong(each.getFileName().toString()));
          handle.filter(ProcessHandle::isAlive).ifPresent(marked::add);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // What was found so far counts.
      return marked;
    }
    return marked;
  }

  private static boolean hasMark(Path process, String wanted) {
    try (var environment = Files.newInputStream(process.resolve("environ"))) {
      return new String(environment.readNBytes(MAX_ENVIRONMENT), StandardCharsets.ISO_8859_1)
          .contains(wanted);
    } catch (IOException e) {
      // Gone meanwhile, or another user's.
      return false;
    }
  }

  /** Kills all, and what they start meanwhile. */
  void kill() {
    long end = System.nanoTime() + KILL_ALL_TIME.toNanos();
    while (System.nanoTime() - end < 0) {
      Set<ProcessHandle> living = living();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      living.forEach(ProcessFamily::awaitEnd);
    }
  }

  private static void awaitEnd(ProcessHandle killed) {
    var _ =
        killed
            .onExit()
            .completeOnTimeout(killed, KILL_TIME.toMillis(), TimeUnit.MILLISECONDS)
            .join();
  }
}
