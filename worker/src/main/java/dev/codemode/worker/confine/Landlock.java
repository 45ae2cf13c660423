package dev.codemode.worker.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files a thread and those that it starts may still open ({@code landlock(7)}): some folders,
 * to read, perhaps to execute. Before ABI 8 other threads of the process are not bound.
 */
final class Landlock {
  private static final long CREATE_RULESET_VERSION = 1;
  private static final long RULE_PATH_BENEATH = 1;

  /** {@code LANDLOCK_RESTRICT_SELF_TSYNC}: all threads of the process, since ABI 8. */
  private static final long ALL_THREADS = 1 << 3;

  private static final int ALL_THREADS_SINCE = 8;

  private static final long EXECUTE = 1;
  private static final long READ_DIRECTORY = 1 << 3;

  static final long READ = 1 << 2;
  static final long READ_AND_EXECUTE = READ | EXECUTE;

  /** How many rights over files each ABI knows, from the first: {@code linux/landlock.h}. */
  private static final int[] FILE_RIGHTS = {13, 14, 15, 15, 16};

  /** Binding and connecting TCP sockets, since ABI 4. */
  private static final long NETWORK = 3;

  private static final int NETWORK_SINCE = 4;

  /** Abstract sockets and signals to others, since ABI 6. */
  private static final long SCOPES = 3;

  private static final int SCOPES_SINCE = 6;

  private static final long HERE = -100;
  private static final long PATH_ONLY = 0x200000 | 0x80000;

  private final Kernel kernel;

  Landlock(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Whether the kernel has it and uses it. */
  boolean isThere() {
    try {
      return abi() > 0;
    } catch (Kernel.Failure e) {
      return false;
    }
  }

  /**
   * The kernel's version of the interface.
   *
   * @throws Kernel.Failure when it has none, or does not use it
   */
  private int abi() throws Kernel.Failure {
    return (int) kernel.call(SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, CREATE_RULESET_VERSION);
  }

  /**
   * Restricts the calling thread for good. It must have given up new privileges.
   *
   * @param open folders or files; those that do not exist are left out
   * @param rights {@link #READ} or {@link #READ_AND_EXECUTE}
   */
  void restrict(List<Path> open, long rights) throws Kernel.Failure {
    int abi = abi();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(24, 8);
      attributes.set(ValueLayout.JAVA_LONG, 0, (1L << FILE_RIGHTS[Math.min(abi, 5) - 1]) - 1);
      attributes.set(ValueLayout.JAVA_LONG, 8, abi >= NETWORK_SINCE ? NETWORK : 0);
      attributes.set(ValueLayout.JAVA_LONG, 16, abi >= SCOPES_SINCE ? SCOPES : 0);
      long size = abi >= SCOPES_SINCE ? 24 : abi >= NETWORK_SINCE ? 16 : 8;
      long rules = kernel.call(SystemCall.LANDLOCK_CREATE_RULESET, attributes.address(), size, 0);
      for (Path path : open) {
        allow(arena, rules, path, rights);
      }
      kernel.call(
          SystemCall.LANDLOCK_RESTRICT_SELF, rules, abi >= ALL_THREADS_SINCE ? ALL_THREADS : 0);
      kernel.call(SystemCall.CLOSE, rules);
    }
  }

  private void allow(Arena arena, long rules, Path path, long rights) throws Kernel.Failure {
    MemorySegment name = arena.allocateFrom(path.toString());
    long opened;
    try {
      opened = kernel.call(SystemCall.OPENAT, HERE, name.address(), PATH_ONLY, 0);
    } catch (Kernel.Failure e) {
      if (e.errno() == Kernel.NO_SUCH_FILE) {
        return;
      }
      throw e;
    }
    MemorySegment beneath = arena.allocate(16, 8);
    beneath.set(
        ValueLayout.JAVA_LONG, 0, path.toFile().isDirectory() ? rights | READ_DIRECTORY : rights);
    beneath.set(ValueLayout.JAVA_INT, 8, (int) opened);
    kernel.call(SystemCall.LANDLOCK_ADD_RULE, rules, RULE_PATH_BENEATH, beneath.address(), 0);
    kernel.call(SystemCall.CLOSE, opened);
  }
}
