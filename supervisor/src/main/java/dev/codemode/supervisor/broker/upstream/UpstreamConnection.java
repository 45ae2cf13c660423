package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ToolSelection;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server that answered the handshake. Thread-safe. */
final class UpstreamConnection {
  /** Most tools of one server; the rest are not seen. */
  private static final int MAX_TOOLS = 10_000;

  private static final int MAX_PAGES = 1_000;

  /** Largest definition of a tool, in bytes of JSON; larger ones are not seen. */
  private static final int MAX_DEFINITION_BYTES = 256 * 1024;

  /** Most bytes of all definitions of one server. */
  private static final int MAX_LIST_BYTES = 32 * 1024 * 1024;

  /** Longest name of a tool, in UTF-16 units: what the worker channel carries. */
  private static final int MAX_NAME = 1_024;

  private static final Set<String> VERSIONS =
      Set.of(
          ProtocolVersions.MCP_2024_11_05,
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final RpcSession session;

  private UpstreamConnection(RpcSession session) {
    this.session = session;
  }

  /**
   * Starts the server and shakes hands. Blocks; nothing is left behind on failure.
   *
   * @param onNotification told each notification's method; must not block
   * @param atMost for all of it
   */
  static UpstreamConnection open(
      McpClientTransport transport, Consumer<String> onNotification, Duration atMost)
      throws UpstreamException {
    var session = new RpcSession(transport, onNotification);
    boolean open = false;
    try {
      session.connect();
      JsonNode answer =
          ask(
              session,
              McpSchema.METHOD_INITIALIZE,
              Map.of(
                  "protocolVersion",
                  ProtocolVersions.MCP_2025_11_25,
                  "capabilities",
                  Map.of(),
                  "clientInfo",
                  Map.of("name", "codemode", "version", "1")),
              atMost);
      String version = answer.path("protocolVersion").asString("");
      if (!VERSIONS.contains(version)) {
        throw new UpstreamException(
            "it speaks an unknown version of the protocol: "
                + RpcMessages.shortened(version.isEmpty() ? "none" : version),
            false,
            UpstreamException.Effect.KNOWN);
      }
      session.notify(McpSchema.METHOD_NOTIFICATION_INITIALIZED, null);
      open = true;
      return new UpstreamConnection(session);
    } finally {
      if (!open) {
        session.close();
      }
    }
  }

  /** Completes, never exceptionally, with the reason when the server can be reached no more. */
  CompletableFuture<UpstreamException> gone() {
    return session.gone();
  }

  /** The selected tools, each name once. Blocks. */
  List<ToolDefinition> listTools(ToolSelection selection, Duration atMost)
      throws UpstreamException {
    var tools = new LinkedHashMap<String, ToolDefinition>();
    long deadline = System.nanoTime() + atMost.toNanos();
    String cursor = "";
    long bytes = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      Map<String, Object> params = cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor);
      Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
      JsonNode answer = ask(session, McpSchema.METHOD_TOOLS_LIST, params, left);
      for (JsonNode each : answer.path("tools")) {
        ToolDefinition tool = tool(each);
        if (tool != null
            && selection.selects(tool.name())
            && tools.size() < MAX_TOOLS
            && bytes + tool.definitionBytes() <= MAX_LIST_BYTES
            && tools.putIfAbsent(tool.name(), tool) == null) {
          bytes += tool.definitionBytes();
        }
      }
      cursor = answer.path("nextCursor").asString("");
      if (cursor.isEmpty()) {
        break;
      }
    }
    return new ArrayList<>(tools.values());
  }

  private static @Nullable ToolDefinition tool(JsonNode node) {
    String name = node.path("name").asString("");
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return null;
    }
    int bytes = Json.MAPPER.writeValueAsBytes(node).length;
    if (bytes > MAX_DEFINITION_BYTES) {
      return null;
    }
    return new ToolDefinition(
        name,
        node.path("description").asString(""),
        schema(node, "inputSchema"),
        schema(node, "outputSchema"),
        bytes);
  }

  private static ObjectNode schema(JsonNode tool, String field) {
    return tool.get(field) instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
  }

  /**
   * Calls a tool. The answer is the tool's result as JSON, not looked into.
   *
   * @param arguments a JSON object
   */
  RpcSession.Request call(String tool, ObjectNode arguments) {
    return session.request(
        McpSchema.METHOD_TOOLS_CALL, Map.of("name", tool, "arguments", arguments));
  }

  /** Tells the server that nobody waits for a call. */
  void abandon(RpcSession.Request call, String reason) {
    session.abandon(call, reason);
  }

  /** Stops the server. Blocks about a second at most. Idempotent. */
  void close() {
    session.close();
  }

  private static JsonNode ask(RpcSession session, String method, Object params, Duration atMost)
      throws UpstreamException {
    RpcSession.Request request = session.request(method, params);
    try {
      return request.answer().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamException known) {
        throw new UpstreamException(
            "%s failed: %s".formatted(method, known.getMessage()),
            known.retryable(),
            UpstreamException.Effect.KNOWN);
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      session.abandon(request, "timeout");
      throw new UpstreamException(
          "it did not answer %s within %d s".formatted(method, atMost.toSeconds()),
          true,
          UpstreamException.Effect.KNOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamException("the server is stopping", true, UpstreamException.Effect.KNOWN);
    }
  }
}
