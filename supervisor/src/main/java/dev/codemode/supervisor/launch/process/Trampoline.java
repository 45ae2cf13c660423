package dev.codemode.supervisor.launch.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shell that a worker begins as: it joins its cgroups, so that whatever comes after is in them,
 * tells the kernel to take it first when the machine is out of memory, and becomes the command.
 */
final class Trampoline {
  private static final Path SHELL = Path.of("/bin/sh");

  /** Of 1000, see {@code proc_pid_oom_score_adj(5)}. */
  private static final String FIRST_TO_GO = "800";

  /** The arguments are files up to one that is empty, then the command. */
  private static final String SCRIPT =
      """
      { read -r now && [ "$now" -lt %1$s ] && echo %1$s >/proc/$$/oom_score_adj; } \\
        2>/dev/null </proc/$$/oom_score_adj
      while [ -n "$1" ]; do echo $$ >"$1" || exit 1; shift; done
      shift
      exec "$@\""""
          .formatted(FIRST_TO_GO);

  private Trampoline() {}

  /** Whether the shell is in its place. */
  static boolean isThere() {
    return Files.isExecutable(SHELL);
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
