package dev.codemode.worker.confine;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tries what must not work any more. */
final class SelfCheck {
  private SelfCheck() {}

  /** What worked although it must not; empty when all is well. */
  static List<String> violations(boolean systemCalls, boolean files) {
    var worked = new ArrayList<String>();
    if (systemCalls && works(() -> SocketChannel.open().close())) {
      worked.add("a socket can be opened");
    }
    if (systemCalls && works(() -> new ProcessBuilder("/bin/true").start().destroyForcibly())) {
      worked.add("a program can be started");
    }
    if (files && works(() -> Files.newInputStream(Path.of("/proc/self/environ")).close())) {
      worked.add("a file of the system can be read");
    }
    return worked;
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static boolean works(Attempt attempt) {
    try {
      attempt.run();
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
