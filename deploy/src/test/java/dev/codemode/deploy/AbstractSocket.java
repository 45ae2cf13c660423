package dev.codemode.deploy;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * A listening Unix socket with an abstract name: one that is in no file system, so that only the
 * system's network namespace or a filter of system calls keeps others away. Java knows no such
 * sockets. Elsewhere than on Linux there are none, and it never hears anything.
 *
 * @param name without the zero before it
 */
record AbstractSocket(String name, int descriptor) implements Closeable {
  private static final int NONE = -1;
  private static final short UNIX = 1;
  private static final int STREAM = 1;
  private static final int SHUT_DOWN_BOTH = 2;

  static AbstractSocket listen(String name) throws IOException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return new AbstractSocket(name, NONE);
    }
    int descriptor = call("socket", UNIX, STREAM, 0);
    if (withAddress("bind", descriptor, name) != 0 || call("listen", descriptor, 10, 0) != 0) {
      throw new IOException("no abstract socket");
    }
    return new AbstractSocket(name, descriptor);
  }

  private static int withAddress(String function, int descriptor, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    try (Arena arena = Arena.ofConfined()) {
      // sockaddr_un: the family, then a zero and the name.
      MemorySegment address = arena.allocate(3 + bytes.length, 8);
      address.set(ValueLayout.JAVA_SHORT, 0, UNIX);
      MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, 3, bytes.length);
      return call(function, descriptor, address.address(), address.byteSize());
    }
  }

  /** Connects and waits until that was noticed; false when there is no socket. */
  boolean comeOneself() throws IOException {
    if (descriptor == NONE) {
      return false;
    }
    int own = call("socket", UNIX, STREAM, 0);
    try (Arena arena = Arena.ofConfined()) {
      if (withAddress("connect", own, name) != 0) {
        throw new IOException("the abstract socket does not listen");
      }
      // The other side closes it.
      call("read", own, arena.allocate(1).address(), 1);
    } finally {
      call("close", own, 0, 0);
    }
    return true;
  }

  /** Says so for each that connects, until it is closed. */
  void acceptAll(Runnable accepted) {
    while (descriptor != NONE) {
      int connection = call("accept", descriptor, 0, 0);
      if (connection < 0) {
        return;
      }
      accepted.run();
      call("close", connection, 0, 0);
    }
  }

  @Override
  public void close() {
    if (descriptor != NONE) {
      call("shutdown", descriptor, SHUT_DOWN_BOTH, 0);
      call("close", descriptor, 0, 0);
    }
  }

  @SuppressWarnings("restricted")
  private static int call(String function, long first, long second, long third) {
    Linker linker = Linker.nativeLinker();
    MethodHandle handle =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow(function),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG));
    try {
      return (int) handle.invokeExact(first, second, third);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
