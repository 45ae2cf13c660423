package dev.codemode.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * MCP servers on the loopback, over Streamable HTTP, that do what no server should: one for each
 * path. {@code /call-…} ones connect and list their tools, then fail each call of {@code
 * misbehave}; the others fail always.
 */
final class MisbehavingWeb implements AutoCloseable {
  private static final String INITIALIZED =
      "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"w\",\"version\":\"1\"}}";
  private static final String TOOLS =
      "{\"tools\":[{\"name\":\"work\",\"inputSchema\":{\"type\":\"object\"}},{\"name\":\"misbehave\",\"inputSchema\":{\"type\":\"object\"}}]}";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  MisbehavingWeb() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The entry of mcp_servers.json for the server of a path. */
  Map<String, Object> entry(String path) {
    return Map.of(
        "type",
        "http",
        "url",
        "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), path),
        "timeout",
        MisbehavingServer.CALL_MILLIS);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!path.startsWith("call-")) {
        fail(exchange, path);
      } else if (exchange.getRequestMethod().equals("POST")) {
        post(
            exchange,
            path.substring("call-".length()),
            Json.parse(new String(body, StandardCharsets.UTF_8)));
      } else {
        exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private void post(HttpExchange exchange, String fault, JsonNode message) throws IOException {
    String id = message.path("id").toString();
    switch (message.path("method").asString("")) {
      case "initialize" -> answer(exchange, id, INITIALIZED);
      case "tools/list" -> answer(exchange, id, TOOLS);
      case "tools/call" -> {
        if (message.path("params").path("name").asString("").equals("misbehave")) {
          fail(exchange, fault);
        } else {
          answer(exchange, id, "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
        }
      }
      default -> exchange.sendResponseHeaders(202, -1);
    }
  }

  private static void fail(HttpExchange exchange, String fault) throws IOException {
    switch (fault) {
      case "redirect" -> {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.2:1/mcp");
        exchange.sendResponseHeaders(308, -1);
      }
      case "cut" -> {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 1_000);
        exchange
            .getResponseBody()
            .write("data: {\"jsonrpc\":\"2.0\",".getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
      }
      default -> exchange.sendResponseHeaders(Integer.parseInt(fault), -1);
    }
  }

  private static void answer(HttpExchange exchange, String id, String result) throws IOException {
    byte[] body =
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
            .formatted(id, result)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
