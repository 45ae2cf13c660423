package dev.codemode.supervisor.broker.upstream;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the program of a server as a shell would, and tells what to do when there is none. */
final class ProgramSearch {
  private ProgramSearch() {}

  /** The program's file on a search path; empty when it is on none, or is a path itself. */
  static Optional<Path> find(String program, String searchPath) {
    if (isPath(program)) {
      return Optional.empty();
    }
    for (String folder : searchPath.split(File.pathSeparator, -1)) {
      try {
        Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
        if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      } catch (InvalidPathException e) {
        // No such folder can be.
      }
    }
    return Optional.empty();
  }

  /** How to mend that a program was not found. */
  static String remedy(String program, String searchPath) {
    if (isPath(program)) {
      return "check the path in \"command\"";
    }
    return TextCleaning.line(
        "%s, or write its full path in \"command\"; it was looked for in PATH=%s"
            .formatted(install(program), searchPath));
  }

  /** Where the programs come from that most servers are started with. */
  private static String install(String program) {
    return switch (program) {
      case "npx", "npm", "node" -> "install Node.js (https://nodejs.org)";
      case "uvx", "uv" -> "install uv (https://docs.astral.sh/uv)";
      case "python", "python3" -> "install Python (https://python.org)";
      case "docker" -> "install Docker (https://docs.docker.com/get-docker)";
      case "bun", "bunx" -> "install Bun (https://bun.sh)";
      case "deno" -> "install Deno (https://deno.com)";
      default -> "install it";
    };
  }

  private static boolean isPath(String program) {
    return program.contains("/") || program.contains(File.separator);
  }
}
