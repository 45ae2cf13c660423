package dev.codemode.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The browser of the system, driven by the Playwright server from npm. */
final class Chromium {
  static final String SERVER = "@playwright/mcp/cli.js";

  private Chromium() {}

  /** Where it is; without one the calling test is skipped, except on CI, where it fails. */
  static Path find() {
    Optional<Path> found =
        Machine.program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    if (found.isEmpty()) {
      Machine.lacks("Chromium is needed on the PATH for the tests with a browser");
    }
    return found.orElseThrow();
  }

  /**
   * How the server is told to use it, without a window and without a profile.
   *
   * @param output for what the server writes
   */
  static List<String> arguments(Path executable, Path output) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--headless",
                "--isolated",
                "--executable-path",
                executable.toString(),
                "--output-dir",
                output.toString()));
    if (System.getProperty("user.name").equals("root")) {
      // Chromium refuses to make its sandbox for root.
      arguments.add("--no-sandbox");
    }
    return arguments;
  }
}
