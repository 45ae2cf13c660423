package dev.codemode.supervisor.mcp.stdio;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes initialize by hand: inspecting the SDK's types by reflection takes most of the
 * time in which a cold server answers.
 */
final class Handshake {
  private static final int LONGEST_VERSION = 100;

  private Handshake() {}

  /** What this server needs of the request: it asks nothing of clients, so only the version. */
  static InitializeRequest request(JsonNode params) {
    JsonNode version = params.path("protocolVersion");
    if (!version.isString() || version.stringValue().length() > LONGEST_VERSION) {
      throw McpError.builder(ErrorCodes.INVALID_PARAMS)
          .message("params.protocolVersion must be a string such as \"2025-11-25\"")
          .build();
    }
    return new InitializeRequest(
        version.stringValue(),
        ClientCapabilities.builder().build(),
        Implementation.builder("client", "0").build(),
        null);
  }

  /** A result of a server that offers tools, and resources perhaps, whose lists do not change. */
  static ObjectNode json(InitializeResult result) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("protocolVersion", result.protocolVersion());
    ObjectNode capabilities = json.putObject("capabilities");
    capabilities.putObject("tools").put("listChanged", false);
    if (result.capabilities().resources() != null) {
      capabilities.putObject("resources").put("subscribe", false).put("listChanged", false);
    }
    ObjectNode info = json.putObject("serverInfo").put("name", result.serverInfo().name());
    if (result.serverInfo().title() != null) {
      info.put("title", result.serverInfo().title());
    }
    info.put("version", result.serverInfo().version());
    if (result.instructions() != null) {
      json.put("instructions", result.instructions());
    }
    return json;
  }
}
