package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.config.ConfigLoader;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.PolicySetting;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ServersFile;
import dev.codemode.supervisor.config.WatchedServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** Options of every command that runs programs, and the configuration that they lead to. */
final class CommonOptions {
  private static final String SERVERS_VARIABLE = "MCP_SERVERS_CONFIG";
  private static final String SERVERS_FILE = "mcp_servers.json";
  private static final String CONFIG_FILE = "codemode.yaml";

  @Option(
      names = "--servers",
      paramLabel = "FILE",
      description =
          "mcp_servers.json; else $MCP_SERVERS_CONFIG, ./mcp_servers.json, the user's config folder")
  private @Nullable Path servers;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "codemode.yaml with limits, pool, policy, isolation and confinement; else ./codemode.yaml, the user's config folder")
  private @Nullable Path config;

  @Option(
      names = "--policy",
      paramLabel = "default|off",
      description =
          "whether imports and names of programs are judged; the sandbox stands either way")
  private @Nullable PolicySetting policy;

  @Option(
      names = "--confinement",
      paramLabel = "auto|required|off",
      description =
          "layers of the system around workers: all that there are (default), all or no program, none")
  private @Nullable Confinement confinement;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "error, warn (default), info, debug or trace; logs go to standard error")
  private Level logLevel = Level.WARN;

  /** What codemode.yaml, the environment and these options say. */
  CodemodeConfig loadConfig() throws ConfigException {
    Logging.setLevel(logLevel);
    CodemodeConfig loaded = loadConfig(Optional.ofNullable(config));
    CodemodeConfig judged = policy == null ? loaded : loaded.with(policy);
    return confinement == null ? judged : judged.with(confinement);
  }

  /**
   * What codemode.yaml and the environment say.
   *
   * @param named empty: the file is looked for in its usual places
   */
  static CodemodeConfig loadConfig(Optional<Path> named) throws ConfigException {
    return ConfigLoader.load(named.or(() -> existing(CONFIG_FILE)), System.getenv());
  }

  /** The same for a command that itself tells how it stands with the servers. */
  CodemodeConfig loadConfigAndSilenceServers() throws ConfigException {
    CodemodeConfig loaded = loadConfig();
    if (logLevel == Level.WARN) {
      Logging.withoutServers();
    }
    return loaded;
  }

  /** The file of servers that is used; empty when there is none. */
  Optional<Path> serversFile() {
    return namedServersFile().or(() -> existing(SERVERS_FILE));
  }

  private Optional<Path> namedServersFile() {
    if (servers != null) {
      return Optional.of(servers);
    }
    String variable = System.getenv(SERVERS_VARIABLE);
    return variable != null && !variable.isBlank()
        ? Optional.of(Path.of(variable))
        : Optional.empty();
  }

  /** The servers of {@link #serversFile}; none when there is no file. */
  List<ServerEntry> loadServers() throws ConfigException {
    Optional<Path> file = serversFile();
    return file.isPresent() ? new ServersFile(file.get(), System.getenv()).read() : List.of();
  }

  /** The same while the file may change, or come. */
  WatchedServers openServers() {
    Optional<Path> named = namedServersFile();
    return named.isPresent()
        ? WatchedServers.open(new ServersFile(named.get(), System.getenv()))
        : WatchedServers.openFirst(
            places(SERVERS_FILE).stream()
                .map(place -> new ServersFile(place, System.getenv()))
                .toList());
  }

  private static Optional<Path> existing(String name) {
    return places(name).stream().filter(Files::isRegularFile).findFirst();
  }

  private static List<Path> places(String name) {
    return List.of(Path.of(name), UserFolders.config().resolve(name));
  }
}
