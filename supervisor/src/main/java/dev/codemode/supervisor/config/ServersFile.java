package dev.codemode.supervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads mcp_servers.json: {@code mcpServers}, {@code servers} or a bare map, with comments and
 * trailing commas. A file that is no such thing is an error; a bad entry only makes its server
 * unusable.
 */
public final class ServersFile {
  private static final Logger log = LoggerFactory.getLogger(ServersFile.class);

  /** Largest file, in bytes. */
  private static final long MAX_BYTES = 4 * 1024 * 1024;

  private static final String EXPECTED =
      "expected {\"mcpServers\": {\"name\": {\"command\": \"…\", \"args\": […]}}}";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ServersFile() {}

  /**
   * Reads the servers of a file.
   *
   * @param environment feeds variables
   * @return the servers in the order of the file, without those that are disabled
   * @throws ConfigException when the file cannot be read or is no map of servers; names file and
   *     line
   */
  public static List<ServerEntry> read(Path file, Map<String, String> environment)
      throws ConfigException {
    ObjectNode servers = servers(file, parse(file));
    var variables = new Variables(environment);
    var entries = new ArrayList<ServerEntry>();
    for (Map.Entry<String, JsonNode> server : servers.properties()) {
      entry(file, server.getKey(), server.getValue(), variables).ifPresent(entries::add);
    }
    return List.copyOf(entries);
  }

  private static JsonNode parse(Path file) throws ConfigException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(file + " is larger than " + new ByteSize(MAX_BYTES));
      }
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + describe(e), e);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new ConfigException(
          // The parser's own words repeat what stands there, which may be a secret.
          "%s, line %d, column %d: no valid JSON; a quote, a comma, a bracket or a repeated key is wrong there or just before"
              .formatted(file, at.getLineNr(), at.getColumnNr()));
    }
  }

  private static String describe(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException _ -> "there is no such file";
      case java.nio.file.AccessDeniedException _ -> "access denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static ObjectNode servers(Path file, JsonNode root) throws ConfigException {
    if (!(root instanceof ObjectNode top)) {
      throw new ConfigException(file + ": " + EXPECTED);
    }
    for (String key : List.of("mcpServers", "servers")) {
      JsonNode nested = top.get(key);
      if (nested instanceof ObjectNode map) {
        return map;
      }
      if (nested != null) {
        throw new ConfigException(
            "%s: \"%s\" must be an object; %s".formatted(file, key, EXPECTED));
      }
    }
    return top;
  }

  private static Optional<ServerEntry> entry(
      Path file, String key, JsonNode node, Variables variables) {
    try {
      return ServerEntryReader.read(key, node, variables, file.toAbsolutePath().getParent());
    } catch (ConfigException e) {
      String reason = e.getMessage();
      log.atWarn()
          .addKeyValue("server", key)
          .addKeyValue("file", file)
          .addKeyValue("reason", reason)
          .log("A server of the configuration cannot be used");
      return Optional.of(
          new ServerEntry.Unusable(key, ServerEntryReader.description(node), reason));
    }
  }
}
