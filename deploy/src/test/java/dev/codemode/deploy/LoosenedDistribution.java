package dev.codemode.deploy;

import dev.codemode.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A copy of the distribution, the interpreter's library included, whose worker's engine allows
 * everything: see {@code LoosenedWorker}.
 *
 * @param home the copy
 */
record LoosenedDistribution(Path home) implements AutoCloseable {

  static LoosenedDistribution copyOf(Path distribution) throws IOException {
    return copyOf(distribution, TestUser.own());
  }

  /**
   * The same for a user.
   *
   * @param user whose it is, and who alone can read it
   */
  static LoosenedDistribution copyOf(Path distribution, TestUser user) throws IOException {
    Path home = Files.createTempDirectory(Path.of("/tmp"), "cm-loosened-").toRealPath();
    for (String folder : java.util.List.of("bin", "lib", "python")) {
      FaultyDistribution.copyTree(distribution.resolve(folder), home.resolve(folder));
    }
    Path lib = home.resolve("lib/worker");
    // The class path is sorted: before the real worker's jar.
    FaultyDistribution.writeJar(lib.resolve("a-loosened-worker.jar"));
    Files.createFile(lib.resolve(WorkerMain.LOOSENED));
    user.takeOver(home);
    return new LoosenedDistribution(home);
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
