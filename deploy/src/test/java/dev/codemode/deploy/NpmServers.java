package dev.codemode.deploy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Real MCP servers from npm, installed into the build folder from the committed lock file, again
 * only when that file changed.
 *
 * @param modules the {@code node_modules} folder
 */
record NpmServers(Path modules) {
  private static final long INSTALL_MINUTES = 5;

  /**
   * Installs them when needed. Without Node the calling test is skipped, except on CI, where it
   * fails.
   */
  static NpmServers install() throws IOException, InterruptedException {
    if (!runs("node", "--version") || !runs("npm", "--version")) {
      String message = "Node.js and npm are needed for the tests with real MCP servers";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(message);
      }
      Assumptions.abort(message);
    }
    Path folder = Files.createDirectories(Built.target().resolve("npm"));
    Path sources = Path.of("src/test/npm").toAbsolutePath();
    Path wanted = sources.resolve("package-lock.json");
    Path installed = folder.resolve("installed-lock.json");
    Path modules = folder.resolve("node_modules");
    try (var channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (!Files.exists(installed) || Files.mismatch(wanted, installed) >= 0) {
        Files.deleteIfExists(installed);
        for (String file : List.of("package.json", "package-lock.json")) {
          Files.copy(
              sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        npmCi(folder);
        Files.copy(wanted, installed);
      }
    }
    return new NpmServers(modules);
  }

  private static void npmCi(Path folder) throws IOException, InterruptedException {
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("npm-ci.log").toFile())
            .start();
    npm.getOutputStream().close();
    if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
      npm.destroyForcibly();
    }
    if (npm.waitFor() != 0) {
      throw new AssertionError("npm ci failed:\n" + Files.readString(folder.resolve("npm-ci.log")));
    }
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The entry of mcp_servers.json for one of the servers. */
  Map<String, Object> entry(String name, String... arguments) {
    return Map.of("command", "node", "args", commandArguments(name, arguments));
  }

  /** The same with environment variables. */
  Map<String, Object> entry(String name, Map<String, String> environment) {
    return Map.of("command", "node", "args", commandArguments(name), "env", environment);
  }

  private List<String> commandArguments(String name, String... arguments) {
    Path script = modules.resolve("@modelcontextprotocol/server-" + name + "/dist/index.js");
    var all = new java.util.ArrayList<String>();
    all.add(script.toString());
    all.addAll(List.of(arguments));
    return all;
  }
}
