package dev.codemode.supervisor.config;

import dev.codemode.supervisor.text.CleanText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * mcp_servers.json, or the file in which a host keeps its servers: {@code mcpServers}, {@code
 * servers}, {@code context_servers}, {@code mcp} with {@code servers}, or a bare map, with comments
 * and trailing commas. A {@code .env} beside it feeds variables; the real environment wins. A file
 * that is no such thing is an error; a bad entry only makes its server unusable. Reading it again
 * repeats no warning. Not thread-safe.
 */
public final class ServersFile {
  private static final String EXPECTED =
      "expected {\"mcpServers\": {\"name\": {\"command\": \"…\", \"args\": […]}}}";

  private static final List<JsonPointer> WRAPPERS =
      List.of(
          JsonPointer.valueOf("/mcpServers"),
          JsonPointer.valueOf("/servers"),
          JsonPointer.valueOf("/context_servers"),
          JsonPointer.valueOf("/mcp/servers"));

  private static final int MAX_SERVERS = 1_000;
  private static final int MAX_KEY = 200;

  /** Longest description and reason that are kept, in UTF-16 units: each stands on one line. */
  static final int MAX_DESCRIPTION = 300;

  private static final int MAX_REASON = 500;

  private static final String ONE_EXECUTOR =
      "MCP_EXECUTOR has no effect: there is one executor, always isolated; see --confinement";

  private final Path file;
  private final Map<String, String> environment;
  private final Warnings warnings;
  private Map<Path, String> seen;

  /**
   * @param environment feeds variables
   */
  public ServersFile(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
    this.warnings = new Warnings(file);
    // As nothing that can be read looks: the first look finds a change.
    this.seen = Map.of(file.toAbsolutePath(), "");
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * Reads the servers.
   *
   * @return in the order of the file, without those that are disabled
   * @throws ConfigException when the file cannot be read or is no map of servers; names file and
   *     line
   */
  public List<ServerEntry> read() throws ConfigException {
    var files = new SourceFiles();
    try {
      return read(files);
    } finally {
      seen = files.seen();
    }
  }

  /** The files that were last looked at, with a digest of what was seen in each. */
  Map<Path, String> seen() {
    return seen;
  }

  private List<ServerEntry> read(SourceFiles files) throws ConfigException {
    JsonSource source = JsonSource.read(file, files);
    JsonPointer at = servers(source.root());
    Optional<String> twice = source.repeatedAround(at);
    if (twice.isPresent()) {
      throw new ConfigException(twice.get());
    }
    if (!(source.root().at(at) instanceof ObjectNode servers)) {
      throw new ConfigException(
          at.matches()
              ? file + ": " + EXPECTED
              : "%s: \"%s\" must be an object; %s"
                  .formatted(source.where(at), at.toString().substring(1), EXPECTED));
    }
    if (servers.size() > MAX_SERVERS) {
      throw new ConfigException("%s has more than %d servers".formatted(file, MAX_SERVERS));
    }
    Path folder = folder();
    Map<String, String> values = Map.copyOf(values(folder, files));
    var entries = new ArrayList<ServerEntry>();
    for (Map.Entry<String, JsonNode> server : servers.properties()) {
      // Of its own, to know what each entry was given.
      var variables = new Variables(values, folder, files);
      JsonPointer place = at.appendProperty(server.getKey());
      if (isServer(server.getKey())) {
        entry(source, place, server.getKey(), server.getValue(), variables, files)
            .ifPresent(entries::add);
      }
    }
    return List.copyOf(entries);
  }

  private static JsonPointer servers(JsonNode root) {
    return WRAPPERS.stream()
        .filter(each -> !root.at(each).isMissingNode())
        .findFirst()
        .orElse(JsonPointer.empty());
  }

  private Path folder() {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    return folder == null ? absolute : folder;
  }

  /** What variables stand for. */
  private Map<String, String> values(Path folder, SourceFiles files) throws ConfigException {
    var values = new HashMap<String, String>();
    Path dotEnv = folder.resolve(".env");
    try {
      values.putAll(EnvFile.read(dotEnv, files, warnings::once));
    } catch (ConfigException e) {
      // A folder of that name is somebody's Python environment.
      if (Files.exists(dotEnv) && !Files.isDirectory(dotEnv)) {
        warnings.once(e.getMessage() + "; it is left out");
      }
    }
    values.putAll(environment);
    if (values.containsKey("MCP_EXECUTOR")) {
      warnings.once(ONE_EXECUTOR);
    }
    return values;
  }

  private boolean isServer(String key) {
    // Editors are told of a schema at the top of a bare map.
    if (key.equals("$schema")) {
      return false;
    }
    boolean fit =
        !key.isBlank() && key.length() <= MAX_KEY && key.chars().noneMatch(Character::isISOControl);
    if (!fit) {
      warnings.once(
          "A server is left out: its name must be 1 to %d characters, none a control character"
              .formatted(MAX_KEY));
    }
    return fit;
  }

  private Optional<ServerEntry> entry(
      JsonSource source,
      JsonPointer at,
      String key,
      JsonNode node,
      Variables variables,
      SourceFiles files) {
    try {
      Optional<String> twice = source.repeated(at);
      if (twice.isPresent()) {
        throw new ConfigException(twice.get());
      }
      if (!(node instanceof ObjectNode object)) {
        throw new ConfigException(
            source.where(at) + ": the entry must be an object with a command or a url");
      }
      var fields = new EntryFields(source, at, object, variables);
      return new ServerEntryReader(key, fields, files, warnings).read();
    } catch (ConfigException e) {
      String reason = CleanText.line(e.getMessage(), MAX_REASON);
      warnings.unusable(key, reason);
      String description = CleanText.line(node.path("description").asString(""), MAX_DESCRIPTION);
      return Optional.of(new ServerEntry.Unusable(key, description, reason));
    }
  }
}
