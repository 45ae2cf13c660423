package dev.codemode.supervisor.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One server of mcp_servers.json that is not disabled. */
public sealed interface ServerEntry {
  /** The key in the file, as written. */
  String key();

  /** One line for people and models; empty when the file gives none. */
  String description();

  /** The server's own bound of one call; empty: the configured limit. */
  Optional<Duration> callTimeout();

  /** Which of the server's tools exist here. */
  ToolSelection selection();

  /** The values of variables and files that stand in the entry; they may be secrets. */
  default Set<String> inserted() {
    return Set.of();
  }

  /**
   * A server that is started as a child process and spoken to over its standard streams.
   *
   * @param command the program and its arguments, at least one
   * @param env what the child sees besides the minimal environment, expanded; may hold secrets
   * @param cwd working folder; empty: the supervisor's
   */
  record Stdio(
      String key,
      String description,
      List<String> command,
      Map<String, String> env,
      Optional<Path> cwd,
      Optional<Duration> callTimeout,
      ToolSelection selection,
      Set<String> inserted)
      implements ServerEntry {
    public Stdio {
      command = List.copyOf(command);
      env = Map.copyOf(env);
      inserted = Set.copyOf(inserted);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("server " + key + " has no command");
      }
    }

    /** One in which no variables stood. */
    public Stdio(
        String key,
        String description,
        List<String> command,
        Map<String, String> env,
        Optional<Path> cwd,
        Optional<Duration> callTimeout,
        ToolSelection selection) {
      this(key, description, command, env, cwd, callTimeout, selection, Set.of());
    }

    /** Names the server without its environment, which may hold secrets. */
    @Override
    public String toString() {
      return "Stdio[" + key + ", " + command.getFirst() + "]";
    }
  }

  /**
   * A server that is reached over HTTP.
   *
   * @param url absolute, http or https; may hold secrets
   * @param headers sent with each request, expanded; may hold secrets
   * @param transport how the server speaks
   */
  record Http(
      String key,
      String description,
      URI url,
      Map<String, String> headers,
      HttpTransport transport,
      Optional<Duration> callTimeout,
      ToolSelection selection,
      Set<String> inserted)
      implements ServerEntry {
    public Http {
      headers = Map.copyOf(headers);
      inserted = Set.copyOf(inserted);
    }

    /** One in which no variables stood. */
    public Http(
        String key,
        String description,
        URI url,
        Map<String, String> headers,
        HttpTransport transport,
        Optional<Duration> callTimeout,
        ToolSelection selection) {
      this(key, description, url, headers, transport, callTimeout, selection, Set.of());
    }

    /** Names the server without what may hold secrets. */
    @Override
    public String toString() {
      return "Http[" + key + ", " + url.getHost() + "]";
    }
  }

  /** The two ways of MCP over HTTP. */
  enum HttpTransport {
    /** Streamable HTTP, of protocol revision 2025-03-26 and later. */
    STREAMABLE,
    /** HTTP with server-sent events, of protocol revision 2024-11-05. */
    SSE,
    /** Not said: Streamable HTTP, and the older way where the server does not know it. */
    EITHER
  }

  /**
   * A server whose entry cannot be used; it stands for the error wherever the server would stand.
   *
   * @param reason one sentence that names the field and the form expected, without secrets
   */
  record Unusable(String key, String description, String reason) implements ServerEntry {
    @Override
    public Optional<Duration> callTimeout() {
      return Optional.empty();
    }

    @Override
    public ToolSelection selection() {
      return ToolSelection.ALL;
    }
  }
}
