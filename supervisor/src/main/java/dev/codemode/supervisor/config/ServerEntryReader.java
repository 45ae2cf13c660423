package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one entry of mcp_servers.json. */
final class ServerEntryReader {
  private static final Logger log = LoggerFactory.getLogger(ServerEntryReader.class);

  private static final Set<String> KNOWN =
      Set.of(
          "command",
          "args",
          "env",
          "cwd",
          "description",
          "disabled",
          "enabled",
          "timeout",
          "type",
          "transport");

  /** Longest description that is kept, in UTF-16 units: it stands on one line. */
  private static final int MAX_DESCRIPTION = 300;

  private final ObjectNode node;
  private final Variables variables;

  private ServerEntryReader(ObjectNode node, Variables variables) {
    this.node = node;
    this.variables = variables;
  }

  /**
   * @param base what a relative {@code cwd} is relative to; null: the supervisor's working folder
   * @return empty when the entry is disabled
   * @throws ConfigException when the entry cannot be used; the message names the field
   */
  static Optional<ServerEntry> read(
      String key, JsonNode node, Variables variables, @Nullable Path base) throws ConfigException {
    if (!(node instanceof ObjectNode object)) {
      throw new ConfigException("the entry must be an object with a command");
    }
    var reader = new ServerEntryReader(object, variables);
    if (reader.flag("disabled", false) || !reader.flag("enabled", true)) {
      return Optional.empty();
    }
    reader.warnOfUnknownKeys(key);
    return Optional.of(reader.stdio(key, base));
  }

  /** The entry's description on one line; empty when there is none. */
  static String description(JsonNode node) {
    String text = node.path("description").asString("").strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return text.length() <= MAX_DESCRIPTION ? text : text.substring(0, MAX_DESCRIPTION - 1) + "…";
  }

  private ServerEntry stdio(String key, @Nullable Path base) throws ConfigException {
    if (!node.has("command")) {
      throw new ConfigException(
          node.has("url") || node.has("httpUrl") || node.has("serverUrl")
              ? "\"command\" is missing; servers reached by a url are not supported yet"
              : "\"command\" is missing; it names the program that starts the server");
    }
    var command = new ArrayList<String>();
    command.add(text("command", node.get("command")));
    if (command.getFirst().isBlank()) {
      throw new ConfigException(
          "\"command\" is empty; it names the program that starts the server");
    }
    command.addAll(arguments());
    return new ServerEntry.Stdio(
        key,
        description(node),
        command,
        environment(),
        workingFolder(base),
        callTimeout(key),
        ToolSelection.ALL);
  }

  private List<String> arguments() throws ConfigException {
    JsonNode args = node.get("args");
    var arguments = new ArrayList<String>();
    if (args == null || args.isNull()) {
      return arguments;
    }
    if (!args.isArray()) {
      throw new ConfigException("\"args\" must be a list of strings");
    }
    for (JsonNode each : args) {
      arguments.add(text("args", each));
    }
    return arguments;
  }

  private Map<String, String> environment() throws ConfigException {
    var environment = new LinkedHashMap<String, String>();
    JsonNode env = node.get("env");
    if (env == null || env.isNull()) {
      return environment;
    }
    if (!(env instanceof ObjectNode object)) {
      throw new ConfigException("\"env\" must be an object of strings");
    }
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      environment.put(each.getKey(), text("env." + each.getKey(), each.getValue()));
    }
    return environment;
  }

  private Optional<Path> workingFolder(@Nullable Path base) throws ConfigException {
    JsonNode cwd = node.get("cwd");
    if (cwd == null || cwd.isNull()) {
      return Optional.empty();
    }
    Path path = Path.of(text("cwd", cwd));
    return Optional.of(base == null ? path : base.resolve(path));
  }

  /** Milliseconds as in other hosts; a number under 1,000 can only have been meant as seconds. */
  private Optional<Duration> callTimeout(String key) throws ConfigException {
    JsonNode timeout = node.get("timeout");
    if (timeout == null || timeout.isNull()) {
      return Optional.empty();
    }
    Duration duration;
    if (timeout.isNumber()) {
      long amount = timeout.asLong();
      if (amount > 0 && amount < 1_000) {
        log.atWarn()
            .addKeyValue("server", key)
            .addKeyValue("timeout", amount)
            .log(
                "A timeout under 1000 is read as seconds; write milliseconds, or a unit such as 30s");
      }
      duration = amount < 1_000 ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    } else {
      duration = Durations.parse("\"timeout\"", text("timeout", timeout));
    }
    if (!duration.isPositive()) {
      throw new ConfigException("\"timeout\" must be longer than 0");
    }
    return Optional.of(duration);
  }

  private boolean flag(String field, boolean otherwise) throws ConfigException {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new ConfigException("\"%s\" must be true or false".formatted(field));
    }
    return value.asBoolean();
  }

  private String text(String field, JsonNode value) throws ConfigException {
    if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
      throw new ConfigException("\"%s\" must be text".formatted(field));
    }
    try {
      return variables.expand(value.asString());
    } catch (ConfigException e) {
      throw new ConfigException("\"%s\": %s".formatted(field, e.getMessage()), e);
    }
  }

  private void warnOfUnknownKeys(String key) {
    List<String> unknown =
        node.propertyNames().stream().filter(name -> !KNOWN.contains(name)).toList();
    if (!unknown.isEmpty()) {
      log.atWarn()
          .addKeyValue("server", key)
          .addKeyValue("keys", unknown)
          .log("Unknown keys of a server are ignored");
    }
  }
}
