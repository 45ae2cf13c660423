package dev.codemode.supervisor.broker.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ServerEntry.HttpTransport;
import dev.codemode.supervisor.config.ToolSelection;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * An MCP server on the loopback that behaves, or misbehaves, as its faults and the called tools
 * say: Streamable HTTP at {@code /mcp}, the older way at {@code /sse}.
 */
final class ScriptedHttpServer implements AutoCloseable {
  private static final String TOOLS =
      "{\"tools\":[{\"name\":\"echo\",\"inputSchema\":{\"type\":\"object\"}},{\"name\":\"%s\"}]}";

  private static final String SAYS_NO = "computer says no to s3cret, its checkout session is over";

  /** What is wrong with it; may change at any time. */
  final Set<String> faults = ConcurrentHashMap.newKeySet();

  /** What {@link #requests()} tells. */
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  /** Names of tools as they were called. */
  final Queue<String> calls = new ConcurrentLinkedQueue<>();

  /** Bodies of messages that answer the server's own requests, and of notifications. */
  final List<String> told = new CopyOnWriteArrayList<>();

  /** What goes to every event stream that is open. */
  private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();

  private final AtomicInteger sessions = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  volatile int refusal = 500;

  ScriptedHttpServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/mcp", exchange -> handle(exchange, this::streamable));
    server.createContext("/moved", exchange -> handle(exchange, this::streamable));
    server.createContext("/sse", exchange -> handle(exchange, this::older));
    server.createContext("/messages", exchange -> handle(exchange, this::posted));
    server.start();
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  ServerEntry.Http entry(String path, HttpTransport transport) {
    return entry(url(path), transport);
  }

  static ServerEntry.Http entry(URI url, HttpTransport transport) {
    return new ServerEntry.Http(
        "web",
        "",
        url,
        Map.of("Authorization", "Bearer s3cret"),
        transport,
        Optional.empty(),
        ToolSelection.ALL);
  }

  /** Sends a message on every stream that is open. */
  void push(String message) {
    streams.forEach(each -> each.add(message));
  }

  /** Method, path and what matters of the headers, of each request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Knows no client any more, and ends the streams. */
  void forgetSessions() {
    sessions.incrementAndGet();
    push("END");
  }

  int openStreams() {
    return streams.size();
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private void handle(HttpExchange exchange, Handler handler) throws IOException {
    var headers = exchange.getRequestHeaders();
    requests.add(
        "%s %s auth=%s session=%s version=%s last=%s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers.getFirst("Authorization"),
                headers.getFirst("Mcp-Session-Id"),
                headers.getFirst("Mcp-Protocol-Version"),
                headers.getFirst("Last-Event-Id")));
    try (exchange) {
      handler.handle(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void streamable(HttpExchange exchange) throws IOException, InterruptedException {
    if (faults.contains("refuse")) {
      reply(exchange, refusal, "application/json", error("null", "computer says no to s3cret"));
      return;
    }
    if (faults.contains("endless-refusal")) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(500, 0);
      write(exchange.getResponseBody(), "{");
      closing.await();
    }
    if (faults.contains("redirect") && !exchange.getRequestURI().getPath().equals("/moved")) {
      exchange.getResponseHeaders().set("Location", "/moved");
      reply(exchange, 307, "text/plain", "");
      return;
    }
    if (faults.contains("redirect-away")) {
      exchange.getResponseHeaders().set("Location", "http://localhost:1/mcp");
      reply(exchange, 308, "text/plain", "");
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "DELETE" -> reply(exchange, 200, "text/plain", "");
      case "GET" -> get(exchange);
      default -> post(exchange);
    }
  }

  private void get(HttpExchange exchange) throws IOException, InterruptedException {
    String last = exchange.getRequestHeaders().getFirst("Last-Event-Id");
    if (last != null && last.equals("forgotten")) {
      sessions.incrementAndGet();
    }
    if (!isInSession(exchange)) {
      reply(exchange, 404, "text/plain", "");
    } else if (last != null && last.startsWith("resume-")) {
      stream(exchange, "id: done\ndata: " + text(last.substring(7), "resumed") + "\n\n");
    } else if (faults.contains("no-stream")) {
      reply(exchange, 405, "text/plain", "");
    } else {
      lasting(exchange, ": hello\n\n");
    }
  }

  private void lasting(HttpExchange exchange, String first)
      throws IOException, InterruptedException {
    var queue = new LinkedBlockingQueue<String>();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    write(out, first);
    streams.add(queue);
    try {
      while (closing.getCount() > 0) {
        String next = queue.take();
        if (next.equals("END")) {
          return;
        }
        write(out, "data: " + next + "\n\n");
      }
    } finally {
      streams.remove(queue);
    }
  }

  private void post(HttpExchange exchange) throws IOException, InterruptedException {
    JsonNode message = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    String method = message.path("method").asString("");
    if (method.equals("initialize") && faults.contains("hang-at-start")) {
      closing.await();
    }
    if (method.equals("initialize")) {
      if (!faults.contains("stateless")) {
        exchange.getResponseHeaders().set("Mcp-Session-Id", "s" + sessions.incrementAndGet());
      }
      reply(exchange, 200, "application/json; charset=utf-8", initialized(message));
      return;
    }
    if (method.equals("notifications/initialized") && faults.contains("hang-at-initialized")) {
      closing.await();
    }
    if (!isInSession(exchange)) {
      reply(exchange, 404, "application/json", error("null", "Session not found"));
    } else if (!message.has("id") || method.isEmpty()) {
      told.add(message.toString());
      reply(exchange, 202, "text/plain", "");
    } else if (method.equals("tools/list")) {
      reply(exchange, 200, "application/json", answer(id(message), TOOLS.formatted("other")));
    } else {
      call(exchange, id(message), message.path("params"));
    }
  }

  private boolean isInSession(HttpExchange exchange) {
    String session = exchange.getRequestHeaders().getFirst("Mcp-Session-Id");
    return faults.contains("stateless") || ("s" + sessions.get()).equals(session);
  }

  private void call(HttpExchange exchange, String id, JsonNode params)
      throws IOException, InterruptedException {
    calls.add(params.path("name").asString(""));
    String token = params.path("_meta").path("progressToken").toString();
    switch (params.path("name").asString("")) {
      case "echo" -> reply(exchange, 200, "application/json", text(id, "hello"));
      case "events" -> stream(exchange, "id: 1\ndata:\n\ndata: " + text(id, "hello") + "\n\n");
      case "works" -> works(exchange, id, token);
      case "asks" ->
          stream(
              exchange,
              "data: {\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"method\":\"ping\"}\n\n"
                  + "data: {\"jsonrpc\":\"2.0\",\"id\":\"q2\",\"method\":\"roots/list\"}\n\n"
                  + "data: %s\n\n".formatted(text(id, "asked")));
      case "cut" -> stream(exchange, "data: " + text(id, "hello").substring(0, 20));
      case "cut-json" -> {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 1_000);
        write(exchange.getResponseBody(), "{");
      }
      case "resumed" -> stream(exchange, "id: resume-%s\nretry: 50\ndata:\n\n".formatted(id));
      case "forgotten" -> stream(exchange, "id: forgotten\nretry: 50\ndata:\n\n");
      case "large" -> reply(exchange, 200, "application/json", text(id, "x".repeat(3_000_000)));
      case "large-event" ->
          stream(exchange, "data: %s\n\n".formatted(text(id, "x".repeat(3_000_000))));
      case "endless-event" -> {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        byte[] noise = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        write(exchange.getResponseBody(), "data: ");
        while (closing.getCount() > 0) {
          exchange.getResponseBody().write(noise);
        }
      }
      case "big" -> {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        write(
            exchange.getResponseBody(), "{\"id\":" + id + ",\"result\":{\"structuredContent\":[{}");
        byte[] objects = ",{}".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 260; i++) {
          exchange.getResponseBody().write(objects);
        }
        write(exchange.getResponseBody(), "]}}");
      }
      case "page" -> reply(exchange, 200, "text/html", "<html>hello</html>");
      case "nothing" -> reply(exchange, 202, "text/plain", "");
      case "stranger" -> reply(exchange, 200, "application/json", text("987654", "hello"));
      case "garbage" -> reply(exchange, 200, "application/json", "{]");
      case "hang" -> closing.await();
      case "forget" -> {
        if (faults.remove("forgetful")) {
          sessions.incrementAndGet();
          reply(exchange, 404, "text/plain", "");
        } else {
          reply(exchange, 200, "application/json", text(id, "hello"));
        }
      }
      default -> {
        if (!faults.contains("no-time")) {
          exchange.getResponseHeaders().set("Retry-After", "7");
        }
        String reason =
            faults.contains("session-words") ? "Bad Request: No valid session ID" : SAYS_NO;
        reply(exchange, refusal, "application/json", error(id, reason));
      }
    }
  }

  private void works(HttpExchange exchange, String id, String token)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 8; i++) {
      Thread.sleep(100);
      write(
          exchange.getResponseBody(),
          "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":%s,\"progress\":%d}}\n\n"
              .formatted(token, i));
    }
    write(exchange.getResponseBody(), "data: %s\n\n".formatted(text(id, "worked")));
  }

  private void older(HttpExchange exchange) throws IOException, InterruptedException {
    if (!exchange.getRequestMethod().equals("GET")) {
      reply(exchange, 405, "text/plain", "");
      return;
    }
    String endpoint = faults.contains("endpoint-away") ? "http://localhost:1/x" : "/messages?id=1";
    lasting(exchange, "event: endpoint\ndata: " + endpoint + "\n\n");
  }

  private void posted(HttpExchange exchange) throws IOException {
    JsonNode message = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    if (message.path("params").path("name").asString("").equals("refuse")) {
      reply(exchange, refusal, "text/plain", "");
      return;
    }
    reply(exchange, 202, "text/plain", "Accepted");
    switch (message.path("method").asString("")) {
      case "initialize" -> push(initialized(message));
      case "tools/list" -> push(answer(id(message), TOOLS.formatted("older")));
      case "tools/call" -> {
        if (!message.path("params").path("name").asString("").equals("hang")) {
          push(text(id(message), "hello"));
        }
      }
      default -> told.add(message.toString());
    }
  }

  private static String id(JsonNode message) {
    return message.path("id").toString();
  }

  private static String initialized(JsonNode message) {
    return answer(
        id(message),
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"s\",\"version\":\"1\"}}");
  }

  private static String text(String id, String text) {
    return answer(id, "{\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}".formatted(text));
  }

  private static String answer(String id, String result) {
    return "{\"result\":%s,\"jsonrpc\":\"2.0\",\"id\":%s}".formatted(result, id);
  }

  private static String error(String id, String message) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32000,\"message\":\"%s\"}}"
        .formatted(id, message);
  }

  private static void stream(HttpExchange exchange, String events) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    write(exchange.getResponseBody(), events);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Breaks all connections. */
  @Override
  public void close() {
    closing.countDown();
    push("END");
    server.stop(0);
    threads.shutdownNow();
  }
}
