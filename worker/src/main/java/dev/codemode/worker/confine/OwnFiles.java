package dev.codemode.worker.confine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a worker runs from, and all that it may read once it is restricted. */
final class OwnFiles {
  private OwnFiles() {}

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  /**
   * The JDK, with the configuration that distributions link to from there; the folders of the class
   * path; the interpreter's library; the source of randomness.
   */
  static List<Path> all() {
    Set<Path> files = new LinkedHashSet<>();
    Path jdk = Path.of(System.getProperty("java.home"));
    files.add(jdk);
    for (String linked : List.of("conf", "conf/security", "lib/security")) {
      files.add(real(jdk.resolve(linked)));
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      files.add(path.toFile().isDirectory() ? path : path.resolveSibling(""));
    }
    String library = System.getProperty("polyglot.engine.resourcePath", "");
    if (!library.isEmpty()) {
      files.add(Path.of(library));
    }
    // What the security settings of Red Hat's JDKs include, read when they are first needed.
    files.add(real(Path.of("/etc/crypto-policies/back-ends/java.config")));
    files.add(Path.of("/dev/random"));
    files.add(Path.of("/dev/urandom"));
    return List.copyOf(files);
  }
}
