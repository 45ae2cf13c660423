package dev.codemode.supervisor.launch.cgroup;

import dev.codemode.supervisor.launch.Footprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where groups for workers can be made: below this process's own group, in the hierarchy of each
 * controller. Thread-safe.
 */
public final class Cgroups {
  private static final Logger log = LoggerFactory.getLogger(Cgroups.class);

  private static final String MEMORY = "memory";
  private static final String PIDS = "pids";
  private static final String PREFIX = "codemode-";
  private static final String ENABLED = "cgroup.subtree_control";

  /** This process's own leaf, when workers' groups must not stand beside processes. */
  private static final String LEAF = PREFIX + "supervisor";

  /** No group can be made; the message says why. */
  public static final class UnavailableException extends Exception {
    UnavailableException(String message) {
      super(message);
    }
  }

  private final String name = PREFIX + ProcessHandle.current().pid() + "-";
  private final boolean unified;
  private final Path memory;
  private final Optional<Path> tasks;

  private Cgroups(boolean unified, Path memory, Optional<Path> tasks) {
    this.unified = unified;
    this.memory = memory;
    this.tasks = tasks;
  }

  /**
   * Those of this process; removes what supervisors that are gone left behind. A process that is
   * alone in a delegated group of version 2 is moved into a leaf below it: to be asked once, before
   * it has children.
   *
   * @throws UnavailableException when memory cannot be bounded
   */
  public static Cgroups claim() throws UnavailableException {
    Path self = Path.of("/proc/self");
    try {
      return claim(
          Files.readAllLines(self.resolve("mountinfo")),
          Files.readAllLines(self.resolve("cgroup")));
    } catch (IOException e) {
      throw new UnavailableException("this system has none");
    }
  }

  static Cgroups claim(List<String> mounts, List<String> places) throws UnavailableException {
    List<MountedHierarchy> mounted = MountedHierarchy.of(mounts, places);
    Optional<Path> memory = place(mounted, MEMORY);
    Cgroups found =
        memory.isPresent()
            ? versionOne(memory.get(), place(mounted, PIDS).filter(Files::isWritable))
            : versionTwo(mounted);
    found.parents().forEach(Cgroups::sweep);
    return found;
  }

  /** Where this process is in a hierarchy of version 1, if possible through a writable mount. */
  private static Optional<Path> place(List<MountedHierarchy> mounted, String controller) {
    List<Path> places =
        mounted.stream()
            .filter(each -> each.controllers().contains(controller))
            .map(MountedHierarchy::own)
            .toList();
    return places.stream().filter(Files::isWritable).findFirst().or(places.stream()::findFirst);
  }

  private static Cgroups versionOne(Path memory, Optional<Path> tasks) throws UnavailableException {
    if (!Files.isWritable(memory)) {
      // Version 2 can have no controller that version 1 has.
      throw new UnavailableException(memory + " (version 1) is not writable");
    }
    return new Cgroups(false, memory, tasks);
  }

  private static Cgroups versionTwo(List<MountedHierarchy> mounted) throws UnavailableException {
    Path own =
        mounted.stream()
            .filter(MountedHierarchy::unified)
            .map(MountedHierarchy::own)
            .findFirst()
            .orElseThrow(() -> new UnavailableException("none is mounted that this process is in"));
    delegate(own);
    return new Cgroups(true, own, enables(own, PIDS) ? Optional.of(own) : Optional.empty());
  }

  /**
   * Makes children of this version-2 group able to bound memory and tasks. A group below the root
   * can do so only while it holds no process itself, so this process moves into a leaf of its own
   * if it is alone.
   */
  private static void delegate(Path own) throws UnavailableException {
    try {
      List<String> offered = words(own.resolve("cgroup.controllers"));
      if (!offered.contains(MEMORY)) {
        throw new UnavailableException("the memory controller is not delegated to " + own);
      }
      if (!Files.isWritable(own) || !Files.isWritable(own.resolve(ENABLED))) {
        throw new UnavailableException(own + " is not writable");
      }
      if (enables(own, MEMORY)) {
        return;
      }
      List<String> processes = words(own.resolve("cgroup.procs"));
      if (!processes.isEmpty() && Files.exists(own.resolve("cgroup.type"))) {
        String self = Long.toString(ProcessHandle.current().pid());
        if (!processes.equals(List.of(self))) {
          throw new UnavailableException(own + " holds other processes, too");
        }
        Path leaf = own.resolve(LEAF);
        if (Files.notExists(leaf)) {
          Files.createDirectory(leaf);
        }
        Files.writeString(leaf.resolve("cgroup.procs"), self);
      }
      Files.writeString(own.resolve(ENABLED), offered.contains(PIDS) ? "+memory +pids" : "+memory");
    } catch (IOException e) {
      throw new UnavailableException(own + ": " + e.getMessage());
    }
  }

  /** On folders of a test, what was written is what is enabled. */
  private static boolean enables(Path own, String controller) throws UnavailableException {
    try {
      return words(own.resolve(ENABLED)).stream()
          .anyMatch(word -> word.replace("+", "").equals(controller));
    } catch (IOException e) {
      throw new UnavailableException(own + ": " + e.getMessage());
    }
  }

  private static List<String> words(Path file) throws IOException {
    return Stream.of(Files.readString(file).split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Groups of supervisors that are gone; the system removes none that holds a process. */
  private static void sweep(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      children.filter(Cgroups::isOrphaned).forEach(Cgroups::removeOrphaned);
    } catch (IOException | UncheckedIOException e) {
      log.atDebug().setCause(e).log("Old cgroups cannot be listed");
    }
  }

  private static void removeOrphaned(Path group) {
    try {
      Files.delete(group);
    } catch (IOException e) {
      log.atDebug().setCause(e).log("An old cgroup cannot be removed");
    }
  }

  private static boolean isOrphaned(Path group) {
    String[] words = group.getFileName().toString().split("-", -1);
    return words.length == 3
        && (words[0] + "-").equals(PREFIX)
        && words[1].matches("\\d{1,18}")
        && ProcessHandle.of(Long.parseLong(words[1])).isEmpty();
  }

  private Set<Path> parents() {
    var parents = new LinkedHashSet<>(List.of(memory));
    tasks.ifPresent(parents::add);
    return parents;
  }

  /** Whether the number of tasks can be bounded, too. */
  public boolean boundsTasks() {
    return tasks.isPresent();
  }

  /** What is used, in words. */
  public String describe() {
    return "version %d, below %s".formatted(unified ? 2 : 1, memory);
  }

  /**
   * Makes the groups for one worker. Whoever asks removes them.
   *
   * @param memoryBytes all memory of the worker; more ends it
   * @throws IOException when a group or a bound cannot be made; nothing is left behind then
   */
  public WorkerCgroup create(String workerId, long memoryBytes) throws IOException {
    var folders = new ArrayList<Path>();
    var worker =
        new WorkerCgroup(
            folders,
            memory
                .resolve(name + workerId)
                .resolve(unified ? "memory.events" : "memory.oom_control"));
    try {
      for (Path parent : parents()) {
        Path group = parent.resolve(name + workerId);
        // Of a supervisor that is gone and had the same id.
        Files.deleteIfExists(group);
        folders.add(Files.createDirectory(group));
      }
      bound(workerId, Long.toString(memoryBytes));
      return worker;
    } catch (IOException e) {
      worker.remove();
      throw e;
    }
  }

  private void bound(String workerId, String bytes) throws IOException {
    Path group = memory.resolve(name + workerId);
    if (unified) {
      Files.writeString(group.resolve("memory.max"), bytes);
      writeWhereThere(group.resolve("memory.swap.max"), "0");
      writeWhereThere(group.resolve("memory.oom.group"), "1");
    } else {
      Files.writeString(group.resolve("memory.limit_in_bytes"), bytes);
      writeWhereThere(group.resolve("memory.memsw.limit_in_bytes"), bytes);
    }
    if (tasks.isPresent()) {
      Files.writeString(
          tasks.get().resolve(name + workerId).resolve("pids.max"),
          Integer.toString(Footprint.MOST_THREADS));
    }
  }

  private static void writeWhereThere(Path file, String text) throws IOException {
    if (Files.exists(file)) {
      Files.writeString(file, text);
    }
  }
}
