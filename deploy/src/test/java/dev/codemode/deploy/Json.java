package dev.codemode.deploy;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the tests write and read it. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /** The value on one line. */
  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** An mcp_servers.json with these servers. */
  static String servers(Map<String, ?> servers) {
    return write(Map.of("mcpServers", servers));
  }
}
