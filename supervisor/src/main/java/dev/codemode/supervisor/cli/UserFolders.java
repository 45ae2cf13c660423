package dev.codemode.supervisor.cli;

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
        : home().resolve(otherwise);
  }

  /** As shells see it, the launcher among them; Java alone asks the system's list of users. */
  private static Path home() {
    String home = System.getenv("HOME");
    return home != null && Path.of(home).isAbsolute()
        ? Path.of(home)
        : Path.of(System.getProperty("user.home"));
  }
}
