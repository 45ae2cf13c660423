package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Real MCP servers from PyPI in a virtual environment below the build folder, installed from the
 * committed list of exact versions, again only when that list changed.
 *
 * @param programs the {@code bin} folder of the environment
 */
record PythonServers(Path programs) {
  private static final String RECENT =
      "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";

  /**
   * Installs them when needed. Without Python 3.10 or later the calling test is skipped, except on
   * CI, where it fails.
   */
  static PythonServers install() throws IOException, InterruptedException {
    if (!Machine.runs("python3", "-c", RECENT)) {
      Machine.lacks(
          "python3, 3.10 or later with venv and pip, is needed for the tests with MCP servers in"
              + " Python");
    }
    Path list = Path.of("src/test/python/requirements.txt").toAbsolutePath();
    Installation installation = Installation.of("python-servers", list, each -> fill(each, list));
    return new PythonServers(installation.folder().resolve("venv/bin"));
  }

  private static void fill(Installation installation, Path list)
      throws IOException, InterruptedException {
    installation.run("python3", "-m", "venv", "--clear", "venv");
    installation.run(
        installation.folder().resolve("venv/bin/pip").toString(),
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
        "--requirement",
        list.toString());
  }

  /** The entry of mcp_servers.json for one of the servers. */
  Map<String, Object> entry(String name, String... arguments) {
    Path program = programs.resolve(name);
    if (!Files.isExecutable(program)) {
      throw new AssertionError("pip installed no " + program);
    }
    return Map.of("command", program.toString(), "args", List.of(arguments));
  }
}
