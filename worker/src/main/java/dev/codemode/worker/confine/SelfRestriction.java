package dev.codemode.worker.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a worker takes away from its own process for good, on Linux: new privileges, system calls
 * that it does not need ({@link SystemCallFilter}, all threads), files other than those that it
 * runs from ({@link Landlock}), core dumps, large files, more descriptors.
 */
public final class SelfRestriction {
  static final long SET_NO_NEW_PRIVILEGES = 38;

  private static final long SET_FILTER = 1;

  /** {@code SECCOMP_FILTER_FLAG_TSYNC}. */
  private static final long ALL_THREADS = 1;

  private static final int FILE_SIZE = 1;
  private static final int CORE = 4;
  private static final int OPEN_FILES = 7;
  private static final long MOST_OPEN_FILES = 512;

  private final Optional<Kernel> kernel;

  /** Links what applying needs, which takes time, and applies nothing. */
  public SelfRestriction() {
    kernel = Architecture.current().map(Kernel::new);
  }

  /** What holds from now on. */
  public record Report(boolean systemCalls, boolean files, List<String> problems) {}

  /**
   * Restricts the process; of files, the calling thread and those that it starts. Other threads
   * must find the same files closed already, by namespaces or by {@link FirstStage}.
   *
   * @param inNamespaces whether the process was promised namespaces of its own
   * @param bait a file that exists outside and must not be readable
   * @throws IllegalStateException when something works that must not: the process must not serve
   */
  public Report apply(boolean inNamespaces, Path bait) {
    List<String> violations = new ArrayList<>();
    Report report;
    if (inNamespaces) {
      violations.addAll(SelfCheck.ofNamespaces(bait));
      report = restrict(OwnFiles.all());
    } else {
      var olderThread = new OlderThread(() -> SelfCheck.ofFiles(bait));
      report = restrict(OwnFiles.all());
      List<String> seen = olderThread.answer();
      if (report.files()) {
        seen.forEach(each -> violations.add("to an older thread, " + each));
      }
    }
    if (report.systemCalls()) {
      violations.addAll(SelfCheck.ofSystemCalls());
    }
    if (report.files()) {
      violations.addAll(SelfCheck.ofFiles(bait));
    }
    if (!violations.isEmpty()) {
      throw new IllegalStateException("the restriction does not hold: " + violations);
    }
    return report;
  }

  private Report restrict(List<Path> readable) {
    var problems = new ArrayList<String>();
    if (kernel.isEmpty()) {
      return new Report(
          false, false, List.of("system calls of this system or processor are not known"));
    }
    Kernel calls = kernel.get();
    boolean files = false;
    boolean filtered = false;
    attempt(problems, "privileges", () -> calls.call(SystemCall.PRCTL, SET_NO_NEW_PRIVILEGES, 1));
    attempt(problems, "core dumps", () -> limit(calls, CORE, 0));
    attempt(problems, "size of files", () -> limit(calls, FILE_SIZE, 0));
    attempt(problems, "open files", () -> limit(calls, OPEN_FILES, MOST_OPEN_FILES));
    try {
      new Landlock(calls).restrict(readable, Landlock.READ);
      files = true;
    } catch (Kernel.Failure e) {
      problems.add("files: " + e.getMessage());
    }
    try {
      filter(calls);
      filtered = true;
    } catch (Kernel.Failure e) {
      problems.add("system calls: " + e.getMessage());
    }
    return new Report(filtered, files, List.copyOf(problems));
  }

  private interface Step {
    void take() throws Kernel.Failure;
  }

  private static void attempt(List<String> problems, String subject, Step step) {
    try {
      step.take();
    } catch (Kernel.Failure e) {
      problems.add(subject + ": " + e.getMessage());
    }
  }

  /** Never above what holds already: raising needs a privilege. */
  private static void limit(Kernel calls, int resource, long value) throws Kernel.Failure {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(16, 8);
      calls.call(SystemCall.PRLIMIT64, 0, resource, 0, limits.address());
      long hard = limits.get(ValueLayout.JAVA_LONG, 8);
      long lowered = Long.compareUnsigned(hard, value) < 0 ? hard : value;
      limits.set(ValueLayout.JAVA_LONG, 0, lowered);
      limits.set(ValueLayout.JAVA_LONG, 8, lowered);
      calls.call(SystemCall.PRLIMIT64, 0, resource, limits.address(), 0);
    }
  }

  private static void filter(Kernel calls) throws Kernel.Failure {
    int pid = Math.toIntExact(ProcessHandle.current().pid());
    List<SystemCallFilter.Instruction> program = SystemCallFilter.build(calls.architecture(), pid);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment instructions = arena.allocate(program.size() * 8L, 8);
      for (int i = 0; i < program.size(); i++) {
        SystemCallFilter.Instruction each = program.get(i);
        instructions.set(ValueLayout.JAVA_SHORT, i * 8L, (short) each.code());
        instructions.set(ValueLayout.JAVA_BYTE, i * 8L + 2, (byte) each.ifTrue());
        instructions.set(ValueLayout.JAVA_BYTE, i * 8L + 3, (byte) each.ifFalse());
        instructions.set(ValueLayout.JAVA_INT, i * 8L + 4, each.operand());
      }
      MemorySegment description = arena.allocate(16, 8);
      description.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
      description.set(ValueLayout.JAVA_LONG, 8, instructions.address());
      long unfiltered =
          calls.call(SystemCall.SECCOMP, SET_FILTER, ALL_THREADS, description.address());
      if (unfiltered != 0) {
        // The kernel names a thread that it could not filter, and filtered none.
        throw new Kernel.Failure(SystemCall.SECCOMP, "a thread cannot be filtered");
      }
    }
  }
}
