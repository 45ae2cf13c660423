package dev.codemode.deploy;

import dev.codemode.worker.Fault;
import dev.codemode.worker.FaultQueue;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A copy of the distribution whose worker does planted faults and is otherwise the real one.
 *
 * @param home the copy
 */
record FaultyDistribution(Path home) implements AutoCloseable {
  private static final String WORKER_PACKAGE = "dev/codemode/worker";

  static FaultyDistribution copyOf(Path distribution) throws IOException {
    Path home = Files.createTempDirectory(Path.of("/tmp"), "cm-faulty-").toRealPath();
    copyTree(distribution.resolve("bin"), home.resolve("bin"));
    copyTree(distribution.resolve("lib"), home.resolve("lib"));
    // Large and read only.
    Files.createSymbolicLink(home.resolve("python"), distribution.resolve("python"));
    Path lib = home.resolve("lib/worker");
    Path real = Files.createDirectory(lib.resolve("real"));
    try (Stream<Path> jars = Files.list(lib)) {
      for (Path jar : jars.toList()) {
        if (jar.getFileName().toString().startsWith("codemode-worker-")) {
          Files.move(jar, real.resolve(jar.getFileName()));
        }
      }
    }
    writeJar(lib.resolve("faulty-worker.jar"));
    return new FaultyDistribution(home);
  }

  /**
   * Settings of a server on it, and what lets its workers take faults from a folder: confined they
   * could not.
   *
   * @param settings names and values in turn
   */
  Map<String, String> environment(String... settings) throws IOException {
    var environment = new HashMap<>(Map.of("CODEMODE_CONFINEMENT", "off"));
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return environment;
  }

  /** The next worker that starts does this. */
  void plant(Fault fault) throws IOException {
    faults().plant(fault);
  }

  /** Whether workers have taken all planted faults. */
  boolean tookAll() throws IOException {
    return faults().isEmpty();
  }

  /** How many faulty workers were given a program so far. */
  int runsGiven() {
    return faults().runsGiven();
  }

  private FaultQueue faults() {
    return new FaultQueue(home.resolve("lib/worker/faults"));
  }

  static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  /** Makes a jar of the test classes in the workers' package. */
  static void writeJar(Path jar) throws IOException {
    Path classes = testClasses();
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes.resolve(WORKER_PACKAGE))) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
  }

  private static Path testClasses() {
    try {
      return Path.of(Fault.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
