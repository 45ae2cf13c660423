package dev.codemode.deploy;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Another MCP server on stdio that runs programs, so that it is measured beside this one. One
 * request at a time.
 */
final class PeerServer implements AutoCloseable {
  /**
   * How to speak to one, as a file says it:
   *
   * <pre>{@code
   * {"name": "…", "command": ["…"], "tool": "execute", "argument": "code",
   *  "programs": {"one": "return 1 + 1", "calls": "…", "fan_out": "…"}}
   * }</pre>
   *
   * {@code calls} makes 1,000 calls of {@code echo}, one by one, {@code fan_out} 40 of {@code
   * pause} for 100 ms at once; both may be left out. They return 2, 1000 and 40. The command is
   * started in the file's folder and finds the upstream's command in the variable
   * BENCHMARK_UPSTREAM, a JSON list.
   */
  record Adapter(
      String name,
      List<String> command,
      Path folder,
      String tool,
      String argument,
      Map<String, String> programs) {
    static Adapter read(Path file) throws IOException {
      JsonNode json = Json.parse(Files.readString(file));
      var command = new ArrayList<String>();
      json.path("command").forEach(part -> command.add(part.asString()));
      var programs = new LinkedHashMap<String, String>();
      json.path("programs")
          .properties()
          .forEach(each -> programs.put(each.getKey(), each.getValue().asString()));
      if (command.isEmpty() || !programs.containsKey("one")) {
        throw new IllegalArgumentException(file + ": \"command\" and \"programs.one\" are needed");
      }
      return new Adapter(
          json.path("name").asString(file.getFileName().toString()),
          command,
          file.toAbsolutePath().resolveSibling("."),
          json.path("tool").asString("execute_code"),
          json.path("argument").asString("code"),
          programs);
    }
  }

  private static final Map<String, String> EXPECTED =
      Map.of("one", "2", "calls", "1000", "fan_out", "40");

  private static final int END_WITHIN_SECONDS = 5;

  /** After so long without an answer it is killed. */
  private static final int ANSWER_WITHIN_SECONDS = 120;

  private final Adapter adapter;
  private final Process process;
  private final BufferedWriter stdin;
  private final BufferedReader stdout;
  private int lastId;

  private PeerServer(Adapter adapter, Process process) {
    this.adapter = adapter;
    this.process = process;
    this.stdin = process.outputWriter(StandardCharsets.UTF_8);
    this.stdout = process.inputReader(StandardCharsets.UTF_8);
  }

  static PeerServer launch(Adapter adapter) throws IOException {
    var builder =
        new ProcessBuilder(adapter.command())
            .directory(adapter.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    var upstream = new ArrayList<Object>();
    upstream.add(InstantServer.entry().get("command"));
    upstream.addAll((List<?>) InstantServer.entry().get("args"));
    builder.environment().put("BENCHMARK_UPSTREAM", Json.write(upstream));
    return new PeerServer(adapter, builder.start());
  }

  void handshake() throws IOException {
    JsonNode _ =
        request(
            "initialize",
            Map.of(
                "protocolVersion",
                StdioServer.PROTOCOL_VERSION,
                "capabilities",
                Map.of(),
                "clientInfo",
                Map.of("name", "benchmark", "version", "1")));
    write(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
  }

  /** Runs one of the adapter's programs; answers how many milliseconds it took. */
  double run(String program) throws IOException {
    String code = adapter.programs().get(program);
    long began = System.nanoTime();
    JsonNode result =
        request(
            "tools/call",
            Map.of("name", adapter.tool(), "arguments", Map.of(adapter.argument(), code)));
    double took = (System.nanoTime() - began) / 1e6;
    if (result.path("isError").asBoolean(false)
        || !says(result, EXPECTED.getOrDefault(program, ""))) {
      throw new IllegalStateException(adapter.name() + " failed: " + result);
    }
    return took;
  }

  /** Whether the value alone is what came back, as structure or as text. */
  private static boolean says(JsonNode result, String expected) {
    if (result.path("structuredContent").path("result").asString("").equals(expected)) {
      return true;
    }
    for (JsonNode block : result.path("content")) {
      if (block.path("text").asString("").strip().equals(expected)) {
        return true;
      }
    }
    return false;
  }

  /** Proportional memory of it and all its children, in MiB. */
  double mebibytes() {
    long kib = Processes.proportionalKib(process.pid());
    for (ProcessHandle child : process.descendants().toList()) {
      kib += Processes.proportionalKib(child.pid());
    }
    return kib / 1_024.0;
  }

  private JsonNode request(String method, Map<String, ?> params) throws IOException {
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS));
    try {
      return answer(method, params);
    } finally {
      late.cancel(false);
    }
  }

  private JsonNode answer(String method, Map<String, ?> params) throws IOException {
    int id = ++lastId;
    write(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
    for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
      JsonNode message;
      try {
        message = Json.parse(line);
      } catch (JacksonException e) {
        continue;
      }
      if (message.has("method") && message.has("id")) {
        serve(message);
      } else if (message.path("id").asInt(-1) == id) {
        if (message.has("error")) {
          throw new IllegalStateException(adapter.name() + ": " + message);
        }
        return message.path("result");
      }
    }
    throw new IOException(adapter.name() + " ended");
  }

  /** Answers a request of the server. */
  private void serve(JsonNode request) throws IOException {
    var reply = new LinkedHashMap<String, Object>();
    reply.put("jsonrpc", "2.0");
    reply.put("id", request.path("id"));
    if (request.path("method").asString("").equals("ping")) {
      reply.put("result", Map.of());
    } else {
      reply.put("error", Map.of("code", -32_601, "message", "not offered"));
    }
    write(reply);
  }

  private void write(Map<String, ?> message) throws IOException {
    stdin.write(Json.write(message));
    stdin.write('\n');
    stdin.flush();
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    try {
      stdin.close();
      boolean _ = process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
