package dev.codemode.deploy;

import dev.codemode.supervisor.launch.cgroup.Cgroups;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What the machine that runs the tests has. */
final class Machine {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

  private static final List<String> BUBBLEWRAP =
      List.of("bwrap", "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "/bin/true");

  private Machine() {}

  /** Skips the calling test because something is not there; on CI, fails it. */
  static void lacks(String message) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(message);
    }
    Assumptions.abort(message);
  }

  /** Skips the calling test where bubblewrap cannot make namespaces; on CI, fails it. */
  static void assumeNamespaces() throws InterruptedException {
    assumeNamespaces(TestUser.own());
  }

  /** The same for a user. */
  static void assumeNamespaces(TestUser user) throws InterruptedException {
    if (!runs(user.command(BUBBLEWRAP))) {
      lacks("bubblewrap makes no namespaces here: install it, or allow user namespaces");
    }
  }

  /** Skips the calling test where this user can make no cgroup that bounds memory. */
  static void assumeCgroups() {
    try {
      var _ = Cgroups.claim();
    } catch (Cgroups.UnavailableException e) {
      Assumptions.abort("no cgroups for this user: " + e.getMessage());
    }
  }

  /** The groups of a process that are below those of this one's user, named after a supervisor. */
  static List<Path> cgroupsOf(long supervisor, long worker) throws IOException {
    String name = "codemode-" + supervisor + "-";
    List<String> places = Files.readAllLines(Path.of("/proc", Long.toString(worker), "cgroup"));
    List<Path> mounted = new ArrayList<>();
    for (String line : places) {
      String[] fields = line.split(":", 3);
      if (fields[2].contains(name)) {
        mounted.add(CGROUPS.resolve(fields[1]).resolve(fields[2].substring(1)));
      }
    }
    return mounted;
  }

  /** The groups that a supervisor made and that are there, in every hierarchy. */
  static List<Path> cgroupsOf(long supervisor) throws IOException {
    String name = "codemode-" + supervisor + "-";
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(CGROUPS)) {
      return found;
    }
    Files.walkFileTree(
        CGROUPS,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.getFileName().toString().startsWith(name)) {
              found.add(folder);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // Another's, or it went meanwhile.
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /** The first of these programs that the PATH has. */
  static Optional<Path> program(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether the command ends well within 20 s. */
  static boolean runs(String... command) throws InterruptedException {
    return runs(List.of(command));
  }

  /** Whether the command ends well within 20 s. */
  static boolean runs(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** A port of the loopback that nothing listens on. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
