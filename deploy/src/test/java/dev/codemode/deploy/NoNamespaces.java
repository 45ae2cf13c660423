package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A system that forbids its users namespaces: bubblewrap is there and is refused them. */
final class NoNamespaces {
  private static final String SCRIPT =
      """
      #!/bin/sh
      echo 'bwrap: Creating new namespace failed: Operation not permitted' >&2
      exit 1
      """;

  private NoNamespaces() {}

  /**
   * What a server's environment needs for that.
   *
   * @param folder an existing one, for the command
   */
  static Map<String, String> environment(Path folder) throws IOException {
    return environment(folder, SCRIPT);
  }

  /** The same with another command in the place of bubblewrap. */
  static Map<String, String> environment(Path folder, String script) throws IOException {
    Path commands = Files.createDirectories(folder.resolve("no-namespaces"));
    Path bubblewrap = commands.resolve("bwrap");
    if (Files.notExists(bubblewrap)) {
      Files.writeString(bubblewrap, script);
      Files.setPosixFilePermissions(bubblewrap, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return Map.of("PATH", commands + ":" + System.getenv("PATH"));
  }
}
