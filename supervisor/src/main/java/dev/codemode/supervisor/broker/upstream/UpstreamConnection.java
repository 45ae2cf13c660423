package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ServerEntry;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server that answered the handshake. Thread-safe. */
final class UpstreamConnection {
  private static final int MAX_PAGES = 1_000;

  /** How long a call whose session was lost waits for the loss to be told to all. */
  private static final Duration LOSS_TOLD = Duration.ofSeconds(2);

  private static final Set<String> VERSIONS =
      Set.of(
          ProtocolVersions.MCP_2024_11_05,
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private static final String KNOWN_VERSIONS =
      String.join(", ", VERSIONS.stream().sorted().toList());

  private final RpcSession session;

  private UpstreamConnection(RpcSession session) {
    this.session = session;
  }

  /**
   * Starts the server and shakes hands. Blocks; nothing is left behind on failure.
   *
   * @param onNotification told each notification's method; must not block
   * @param deadline of each answer that is waited for; sending may take longer
   */
  static UpstreamConnection open(
      McpClientTransport transport, Consumer<String> onNotification, Deadline deadline)
      throws UpstreamException {
    var session = new RpcSession(transport, onNotification);
    boolean open = false;
    try {
      session.connect();
      checkVersion(initialize(session, deadline));
      session.notify(McpSchema.METHOD_NOTIFICATION_INITIALIZED, null);
      open = true;
      return new UpstreamConnection(session);
    } finally {
      if (!open) {
        session.close();
      }
    }
  }

  private static JsonNode initialize(RpcSession session, Deadline deadline)
      throws UpstreamException {
    try (JsonText answer =
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
            deadline)) {
      return answer.tree().orElseGet(Json.MAPPER::createObjectNode);
    }
  }

  private static void checkVersion(JsonNode initialized) throws UpstreamException {
    String version = initialized.path("protocolVersion").asString("");
    if (!VERSIONS.contains(version)) {
      throw new UpstreamException(
              "it speaks an unknown version of the protocol: "
                  + (version.isEmpty() ? "none" : version),
              false,
              UpstreamException.Effect.KNOWN)
          .withRemedy("install another version of the server; these are known: " + KNOWN_VERSIONS);
    }
  }

  /** Completes, never exceptionally, with the reason when the server can be reached no more. */
  CompletableFuture<UpstreamException> gone() {
    return session.gone();
  }

  /** Waits until a loss that one call saw is told to all. */
  void awaitLoss() throws UpstreamException, InterruptedException {
    try {
      var _ = gone().get(LOSS_TOLD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UpstreamException("its session ended", true, UpstreamException.Effect.KNOWN);
    }
  }

  /** The entry's tools that it selects, each name once. Blocks. */
  List<ToolDefinition> listTools(ServerEntry entry, Deadline deadline) throws UpstreamException {
    var tools = new ToolList(entry.selection());
    String cursor = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      Map<String, Object> params = cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor);
      try (JsonText answer = ask(session, McpSchema.METHOD_TOOLS_LIST, params, deadline)) {
        String next = tools.add(answer);
        if (next.isEmpty() || next.equals(cursor) || tools.isFull()) {
          break;
        }
        cursor = next;
      }
    }
    return tools.tools(entry.key());
  }

  /**
   * Calls a tool. Blocks until it answered; the caller closes the answer, which was not looked
   * into.
   *
   * @param arguments a JSON object
   * @param timeout until the answer, or the next sign of progress
   * @param atMost until the answer in any case
   * @throws InterruptedException when interrupted: the server is told that nobody waits
   */
  JsonText call(String tool, ObjectNode arguments, Duration timeout, Duration atMost)
      throws UpstreamException, InterruptedException {
    long began = System.nanoTime();
    RpcRequest call =
        session.requestWithProgress(
            McpSchema.METHOD_TOOLS_CALL, Map.of("name", tool, "arguments", arguments));
    try {
      return call.await(timeout, atMost);
    } catch (TimeoutException e) {
      session.abandon(call, "timeout");
      Duration over = System.nanoTime() - began >= atMost.toNanos() ? atMost : timeout;
      throw new UpstreamException(
              "no answer within %s s".formatted(over.toMillis() / 1_000.0),
              true,
              UpstreamException.Effect.UNKNOWN)
          .withRemedy("give it more time with \"timeout\" in its entry, or ask it for less");
    } catch (InterruptedException e) {
      session.abandon(call, "cancelled");
      throw e;
    }
  }

  /** Stops the server. Blocks about a second at most. Idempotent. */
  void close() {
    session.close();
  }

  private static JsonText ask(
      RpcSession session, String method, Map<String, ?> params, Deadline deadline)
      throws UpstreamException {
    RpcRequest request = session.request(method, params);
    Duration left = deadline.left();
    try {
      return request.await(left, left);
    } catch (UpstreamException e) {
      throw e.within(method);
    } catch (TimeoutException e) {
      session.abandon(request, "timeout");
      throw deadline.missed("it did not answer " + method);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      session.abandon(request, "cancelled");
      throw new UpstreamException("the server is stopping", true, UpstreamException.Effect.KNOWN);
    }
  }
}
