package dev.codemode.supervisor.launch.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shell that a worker begins as: it joins its cgroups, so that whatever comes after is in them,
 * and becomes the command.
 */
final class Trampoline {
  private static final Path SHELL = Path.of("/bin/sh");

  /** The arguments are files up to one that is empty, then the command. */
  private static final String SCRIPT =
      """
      while [ -n "$1" ]; do echo $$ >"$1" || exit 1; shift; done
      shift
      exec "$@\"""";

  private Trampoline() {}

  /** The shell; empty where it is not in its place. */
  static Optional<Path> file() {
    return Files.isExecutable(SHELL) ? Optional.of(SHELL) : Optional.empty();
  }

  /**
   * What comes before the command.
   *
   * @param processFiles {@code cgroup.procs} of the groups that it joins
   */
  static List<String> prefix(List<Path> processFiles) {
    var command = new ArrayList<>(List.of(SHELL.toString(), "-c", SCRIPT, "worker"));
    processFiles.forEach(file -> command.add(file.toString()));
    command.add("");
    return List.copyOf(command);
  }
}
