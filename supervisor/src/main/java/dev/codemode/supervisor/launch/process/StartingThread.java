package dev.codemode.supervisor.launch.process;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The thread that workers are started on. Linux tells a process of its parent's end when the thread
 * that started it ends, and bubblewrap goes by that, so it is one that lasts. Thread-safe.
 */
final class StartingThread {
  private static final ExecutorService LASTING =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("worker-parent").daemon().factory());

  private StartingThread() {}

  static Process start(ProcessBuilder builder) throws IOException {
    Future<Process> started = LASTING.submit(builder::start);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return started.get();
        } catch (InterruptedException e) {
          // It takes milliseconds, and a process that nobody knows of would stay.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException(String.valueOf(e.getCause()), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
