package dev.codemode.deploy;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has left for the system tests. */
final class Built {
  private Built() {}

  /** The distribution. */
  static Path distribution() {
    Path folder = Path.of(property("codemode.distribution"));
    if (!Files.isExecutable(folder.resolve("bin/codemode"))) {
      throw new IllegalStateException(
          "no distribution in " + folder + "; run ./mvnw -q package -DskipTests");
    }
    return folder;
  }

  /** The build folder of this module, for what is kept between builds. */
  static Path target() {
    return Path.of(property("codemode.target"));
  }

  /** Whether long runs are asked for ({@code -Psoak}). */
  static boolean soak() {
    return Boolean.getBoolean("codemode.soak");
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "the system property " + name + " is not set; system tests run by ./mvnw verify");
    }
    return value;
  }
}
