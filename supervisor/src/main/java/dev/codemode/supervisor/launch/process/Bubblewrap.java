package dev.codemode.supervisor.launch.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a command into namespaces of its own by {@code bwrap(1)}: no network, no process but itself,
 * no file but those that a worker's JVM needs, to read. Builds the one command line for that.
 *
 * @param executable bubblewrap
 * @param files what the command sees
 */
record Bubblewrap(Path executable, RuntimeFiles files) {
  private static final List<String> SHELL_VARIABLES = List.of("SHLVL", "_", "OLDPWD");

  /** The user that the command sees itself as; for files, it stays the one outside. */
  private static final String NOBODY = "65534";

  /**
   * What comes before the command.
   *
   * @param visible further files that it sees, each where it is
   */
  List<String> prefix(List<Path> visible) {
    var command = new ArrayList<String>();
    command.add(executable.toString());
    command.addAll(
        List.of(
            "--unshare-user",
            "--unshare-pid",
            "--unshare-net",
            "--unshare-ipc",
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--uid",
            NOBODY,
            "--gid",
            NOBODY,
            "--hostname",
            "worker",
            "--cap-drop",
            "ALL",
            "--new-session",
            "--die-with-parent",
            // Whoever kills the first process of a namespace has killed all of it.
            "--as-pid-1"));
    // What the shell that it starts as may have added; an option to clear all is not in older ones.
    SHELL_VARIABLES.forEach(name -> command.addAll(List.of("--unsetenv", name)));
    files.readOnly().forEach(each -> bind(command, each));
    files
        .links()
        .forEach(
            (link, target) ->
                command.addAll(List.of("--symlink", target.toString(), link.toString())));
    command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    visible.forEach(each -> bind(command, each));
    // Each for itself: what is mounted below stays as it is. As root, /proc/sys is the machine's.
    for (String mounted : List.of("/proc", "/dev", "/")) {
      command.addAll(List.of("--remount-ro", mounted));
    }
    command.addAll(List.of("--chdir", "/", "--"));
    return List.copyOf(command);
  }

  /** What an update took away since the files were listed is left out. */
  private static void bind(List<String> command, Path path) {
    command.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
  }
}
