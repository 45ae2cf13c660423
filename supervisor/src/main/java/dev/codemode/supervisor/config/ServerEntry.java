package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One server of mcp_servers.json that is not disabled. */
public sealed interface ServerEntry {
  /** The key in the file, as written. */
  String key();

  /** One line for people and models; empty when the file gives none. */
  String description();

  /**
   * A server that is started as a child process and spoken to over its standard streams.
   *
   * @param command the program and its arguments, at least one
   * @param env what the child sees besides the minimal environment, expanded; may hold secrets
   * @param cwd working folder; empty: the supervisor's
   * @param callTimeout the server's own bound of one call; empty: the configured limit
   */
  record Stdio(
      String key,
      String description,
      List<String> command,
      Map<String, String> env,
      Optional<Path> cwd,
      Optional<Duration> callTimeout)
      implements ServerEntry {
    public Stdio {
      command = List.copyOf(command);
      env = Map.copyOf(env);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("server " + key + " has no command");
      }
    }

    /** Names the server without its environment, which may hold secrets. */
    @Override
    public String toString() {
      return "Stdio[" + key + ", " + command.getFirst() + "]";
    }
  }

  /**
   * A server whose entry cannot be used; it stands for the error wherever the server would stand.
   *
   * @param reason one sentence that names the field and the form expected, without secrets
   */
  record Unusable(String key, String description, String reason) implements ServerEntry {}
}
