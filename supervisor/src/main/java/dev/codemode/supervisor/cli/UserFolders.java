package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.config.HomeFolder;
import java.nio.file.Path;

/** Folders of the person who runs this, by the XDG Base Directory Specification 0.8. */
final class UserFolders {
  private static final String NAME = "codemode";

  private UserFolders() {}

  /** Where configuration is looked for. */
  static Path config() {
    return base("XDG_CONFIG_HOME", ".config").resolve(NAME);
  }

  /** Where what can be lost is kept. */
  static Path cache() {
    return base("XDG_CACHE_HOME", ".cache").resolve(NAME);
  }

  private static Path base(String variable, String otherwise) {
    String configured = System.getenv(variable);
    return configured != null && Path.of(configured).isAbsolute()
        ? Path.of(configured)
        : HomeFolder.of(System.getenv("HOME")).resolve(otherwise);
  }
}
