package dev.codemode.worker.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Locale;

/** Makes system calls by the C library's {@code syscall}. Thread-safe. */
final class Kernel {
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private final Architecture architecture;
  private final MethodHandle syscall;

  /** {@code ENOENT}: there is no such file. */
  static final int NO_SUCH_FILE = 2;

  /** A call failed. */
  static final class Failure extends Exception {
    private final SystemCall call;
    private final int errno;

    Failure(SystemCall call, String reason) {
      super(reason);
      this.call = call;
      this.errno = 0;
    }

    private Failure(SystemCall call, int errno) {
      this.call = call;
      this.errno = errno;
    }

    /** Put together when it is asked for: some failures are expected, and nobody reads them. */
    @Override
    public String getMessage() {
      String reason = errno == 0 ? super.getMessage() : "errno " + errno;
      return call.name().toLowerCase(Locale.ROOT) + " failed: " + reason;
    }

    /** As in {@code errno.h}; 0 when it was refused without one. */
    int errno() {
      return errno;
    }
  }

  /** Links; takes tens of milliseconds, fewer from a start cache. */
  @SuppressWarnings("restricted") // One function, with the types that its manual page gives.
  Kernel(Architecture architecture) {
    this.architecture = architecture;
    Linker linker = Linker.nativeLinker();
    this.syscall =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));
  }

  Architecture architecture() {
    return architecture;
  }

  /**
   * Makes a call with up to five arguments.
   *
   * @return what it returned, not negative
   */
  long call(SystemCall call, long... arguments) throws Failure {
    long[] five = Arrays.copyOf(arguments, 5);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      long answer =
          (long)
              syscall.invokeExact(
                  state,
                  (long) call.number(architecture),
                  five[0],
                  five[1],
                  five[2],
                  five[3],
                  five[4]);
      if (answer < 0) {
        throw new Failure(call, state.get(ValueLayout.JAVA_INT, ERRNO));
      }
      return answer;
    } catch (Failure e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a system call cannot be made", e);
    }
  }
}
