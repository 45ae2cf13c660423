package dev.codemode.supervisor.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a user is at home. */
public final class HomeFolder {
  private HomeFolder() {}

  /**
   * As shells see it, the launcher among them; Java alone asks the system's list of users, which
   * may not know this one.
   *
   * @param home the variable {@code HOME}; null: it is not set
   */
  public static Path of(@Nullable String home) {
    return home != null && home.startsWith("/")
        ? Path.of(home)
        : Path.of(System.getProperty("user.home"));
  }
}
