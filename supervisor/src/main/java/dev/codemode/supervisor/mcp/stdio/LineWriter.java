package dev.codemode.supervisor.mcp.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Writes messages as whole lines, one at a time. Thread-safe. */
final class LineWriter {
  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();

  LineWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a message if it is still wanted when its turn comes. Blocks while the client does not
   * read.
   *
   * @param wanted asked under the lock: what it changes is ordered with the lines written
   */
  void write(Object message, BooleanSupplier wanted) throws IOException {
    byte[] line =
        (McpJson.mapper().writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
    lock.lock();
    try {
      if (!wanted.getAsBoolean()) {
        return;
      }
      out.write(line);
      out.flush();
      if (out instanceof PrintStream stream && stream.checkError()) {
        throw new IOException("the client does not read any more");
      }
    } finally {
      lock.unlock();
    }
  }
}
