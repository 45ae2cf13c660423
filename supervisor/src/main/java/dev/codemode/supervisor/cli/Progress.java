package dev.codemode.supervisor.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * One line on a terminal that tells what is waited for, shown after a while and taken away at the
 * end. Where nobody looks, nothing is written.
 */
final class Progress implements AutoCloseable {
  private static final long SHOWN_AFTER_NANOS = 400_000_000;
  private static final long PERIOD_NANOS = 200_000_000;
  private static final String TURNING = "|/-\\";

  private final PrintStream err;
  private final String what;
  private final Thread thread;
  private volatile boolean closed;

  private Progress(PrintStream err, String what) {
    this.err = err;
    this.what = what;
    this.thread = Thread.ofPlatform().name("progress").daemon().unstarted(this::show);
  }

  static Progress of(String what) {
    var progress = new Progress(System.err, what);
    if (Terminal.stderr()) {
      progress.thread.start();
    }
    return progress;
  }

  private void show() {
    LockSupport.parkNanos(SHOWN_AFTER_NANOS);
    boolean shown = false;
    for (int i = 0; !closed; i++) {
      err.print("\r" + TURNING.charAt(i % TURNING.length()) + " " + what + " …");
      err.flush();
      shown = true;
      LockSupport.parkNanos(PERIOD_NANOS);
    }
    if (shown) {
      var blank = new char[what.length() + 4];
      Arrays.fill(blank, ' ');
      err.print("\r" + new String(blank) + "\r");
      err.flush();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
