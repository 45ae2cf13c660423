package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A running {@code codemode stdio}, spoken to as a host would, but without any MCP library: one
 * JSON-RPC message a line. Closing it checks that it ends in time and leaves nothing behind.
 * Thread-safe.
 */
final class StdioServer implements AutoCloseable {
  static final String PROTOCOL_VERSION = "2025-11-25";

  private static final Duration REPLY_WITHIN = Duration.ofSeconds(90);
  private static final Duration EXIT_WITHIN = Duration.ofSeconds(10);

  private final Sandpit sandpit;
  private final Process process;
  private final BufferedWriter stdin;
  private final Thread reader;
  private final Thread errorReader;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> unaddressed = new LinkedBlockingQueue<>();
  private final Queue<String> impurities = new ConcurrentLinkedQueue<>();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private boolean killed;

  private StdioServer(Sandpit sandpit, Process process) {
    this.sandpit = sandpit;
    this.process = process;
    this.stdin = process.outputWriter(StandardCharsets.UTF_8);
    this.reader = Thread.ofPlatform().name("stdout").daemon().start(() -> read());
    this.errorReader =
        Thread.ofPlatform()
            .name("stderr")
            .daemon()
            .start(() -> forEachLine(process.errorReader(StandardCharsets.UTF_8), log::add));
  }

  /** Starts a server that has not been greeted yet. */
  static StdioServer launch(Path distribution, String servers, Map<String, String> environment)
      throws IOException {
    return launch(TestUser.own(), distribution, servers, environment);
  }

  private static StdioServer launch(
      TestUser user, Path distribution, String servers, Map<String, String> environment)
      throws IOException {
    Sandpit sandpit = Sandpit.create(user);
    Path file = sandpit.write("mcp_servers.json", servers);
    var arguments = List.of("stdio", "--servers", file.toString());
    return new StdioServer(sandpit, sandpit.command(distribution, environment, arguments).start());
  }

  /** Starts a server and goes through the handshake. */
  static StdioServer start(Path distribution, String servers, Map<String, String> environment)
      throws IOException {
    return start(TestUser.own(), distribution, servers, environment);
  }

  /** The same as a user. */
  static StdioServer start(
      TestUser user, Path distribution, String servers, Map<String, String> environment)
      throws IOException {
    StdioServer server = launch(user, distribution, servers, environment);
    server.handshake();
    return server;
  }

  /** Starts the built distribution with these servers. */
  static StdioServer start(String servers) throws IOException {
    return start(Built.distribution(), servers, Map.of());
  }

  /** The answer to initialize. */
  JsonNode handshake() throws IOException {
    JsonNode answer =
        request(
            "initialize",
            Map.of(
                "protocolVersion",
                PROTOCOL_VERSION,
                "capabilities",
                Map.of(),
                "clientInfo",
                Map.of("name", "system-test", "version", "1")));
    sendLine(Json.write(Map.of("jsonrpc", "2.0", "method", "notifications/initialized")));
    return answer;
  }

  /** Sends a request and waits for the whole reply, result or error. */
  JsonNode request(String method, Map<String, ?> params) throws IOException {
    return await(send(method, params));
  }

  /** Sends a request; the reply comes later. */
  CompletableFuture<JsonNode> send(String method, Map<String, ?> params) throws IOException {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> reply = expect(Integer.toString(id));
    var message = new LinkedHashMap<String, Object>();
    message.put("jsonrpc", "2.0");
    message.put("id", id);
    message.put("method", method);
    message.put("params", params);
    sendLine(Json.write(message));
    return reply;
  }

  /** The reply that will carry the id; for messages that a test writes itself. */
  CompletableFuture<JsonNode> expect(String id) {
    return awaited.computeIfAbsent(id, _ -> new CompletableFuture<>());
  }

  /** Tells the server that nobody waits for the reply to a request any more. */
  void cancel(CompletableFuture<JsonNode> reply) throws IOException {
    int id =
        awaited.entrySet().stream()
            .filter(entry -> entry.getValue() == reply)
            .mapToInt(entry -> Integer.parseInt(entry.getKey()))
            .findFirst()
            .orElseThrow();
    sendLine(
        Json.write(
            Map.of(
                "jsonrpc", "2.0",
                "method", "notifications/cancelled",
                "params", Map.of("requestId", id))));
  }

  JsonNode await(CompletableFuture<JsonNode> reply) {
    try {
      return reply.get(REPLY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError("no reply; the log says:\n" + log(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The next message that answers no request of ours, such as an error with a null id. */
  JsonNode nextUnaddressed(Duration atMost) throws InterruptedException {
    JsonNode message = unaddressed.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (message == null) {
      throw new AssertionError("no such message within " + atMost + "; the log says:\n" + log());
    }
    return message;
  }

  /** Writes a line as it is. */
  void sendLine(String line) throws IOException {
    synchronized (stdin) {
      stdin.write(line);
      stdin.write('\n');
      stdin.flush();
    }
  }

  ExecuteResult execute(String code) throws IOException {
    return execute(Map.of("code", code));
  }

  ExecuteResult execute(String code, double timeoutSeconds) throws IOException {
    return execute(Map.of("code", code, "timeout", timeoutSeconds));
  }

  ExecuteResult execute(Map<String, ?> arguments) throws IOException {
    return ExecuteResult.of(await(sendProgram(arguments)));
  }

  /** Sends a call of {@code execute_code}; the reply comes later. */
  CompletableFuture<JsonNode> sendProgram(Map<String, ?> arguments) throws IOException {
    return send("tools/call", Map.of("name", "execute_code", "arguments", arguments));
  }

  JsonNode callTool(String name, Map<String, ?> arguments) throws IOException {
    return request("tools/call", Map.of("name", name, "arguments", arguments));
  }

  /** The supervisor. */
  Process process() {
    return process;
  }

  Sandpit sandpit() {
    return sandpit;
  }

  /** What it wrote to standard error so far. */
  String log() {
    return String.join("\n", log);
  }

  private void read() {
    forEachLine(process.inputReader(StandardCharsets.UTF_8), this::take);
    var ended = new IOException("the server's standard output ended");
    awaited.values().forEach(reply -> reply.completeExceptionally(ended));
  }

  private void take(String line) {
    JsonNode message;
    try {
      message = Json.parse(line);
    } catch (JacksonException e) {
      impurities.add(line);
      return;
    }
    if (!message.isObject() || !message.path("jsonrpc").asString("").equals("2.0")) {
      impurities.add(line);
      return;
    }
    JsonNode id = message.path("id");
    if (id.isMissingNode() || id.isNull() || message.has("method")) {
      unaddressed.add(message);
    } else {
      expect(id.asString()).complete(message);
    }
  }

  private static void forEachLine(
      BufferedReader lines, java.util.function.Consumer<String> consumer) {
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        consumer.accept(line);
      }
    } catch (IOException e) {
      // The process was ended: as good as the end of its output.
    }
  }

  /**
   * Kills the supervisor, as the system might, and checks that what it started ends by itself. Its
   * temporary files stay: nothing can delete them then. Nothing is left to do for {@link #close}.
   */
  void kill() throws IOException, InterruptedException {
    List<ProcessHandle> descendants = process.descendants().toList();
    killed = true;
    try {
      process.destroyForcibly().waitFor();
      sandpit.assertNoProcessLeft(descendants);
      sandpit.delete();
    } finally {
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public void close() throws IOException {
    if (killed) {
      return;
    }
    List<ProcessHandle> descendants = process.descendants().toList();
    try {
      synchronized (stdin) {
        stdin.close();
      }
    } catch (IOException e) {
      // Already gone; its exit code is judged below.
    }
    try {
      boolean ended = process.waitFor(EXIT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      reader.join();
      errorReader.join(1_000);
      assertThat(ended).as("ends within %s of its input's end\n%s", EXIT_WITHIN, log()).isTrue();
      assertThat(process.exitValue()).as("exit code\n%s", log()).isZero();
      assertThat(impurities).as("lines on stdout that are no JSON-RPC").isEmpty();
      sandpit.assertNothingLeft(descendants);
      sandpit.delete();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
