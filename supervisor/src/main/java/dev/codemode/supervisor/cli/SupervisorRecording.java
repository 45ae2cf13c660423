package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.aot.AotRecording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records a supervisor as a desktop host meets it: a session on stdio, with the built-in server as
 * its upstream, in which programs call tools often enough that the code of a call counts as hot.
 */
record SupervisorRecording(Distribution distribution) implements AotRecording {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String PROTOCOL = "2025-11-25";

  private static final List<Step> STEPS =
      List.of(
          new Step("1 + 1", true),
          new Step("1 + 1", true),
          new Step("[demo.echo(text='x') for _ in range(1000)][-1]", true),
          new Step("[demo.echo(text='x') for _ in range(1000)][-1]", true),
          new Step(
              """
              import asyncio
              await asyncio.gather(*(demo.echo(text="x", delay_ms=20) for _ in range(40)))
              """,
              true),
          new Step("print('said'); undefined", false),
          new Step("demo.no_such_tool()", false),
          new Step("1 + 1", true));

  private record Step(String code, boolean completes) {}

  @Override
  public String name() {
    return "supervisor";
  }

  @Override
  public Optional<String> fingerprint() {
    return distribution.fingerprint();
  }

  @Override
  public ProcessBuilder process(Path draft, Path scratch) throws IOException {
    Path servers = scratch.resolve("mcp_servers.json");
    JSON.writeValue(
        servers,
        Map.of(
            "mcpServers",
            Map.of(
                "demo",
                Map.of(
                    "command",
                    distribution.launcher().toString(),
                    "args",
                    List.of("demo-server"),
                    "env",
                    Map.of("CODEMODE_JAVA_HOME", System.getProperty("java.home"))))));
    var builder =
        new ProcessBuilder(
                distribution.launcher().toString(), "stdio", "--servers", servers.toString())
            // The launcher splits options at spaces, which a folder's name may have.
            .directory(draft.resolveSibling("").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "TMPDIR"));
    // Neither this user's settings nor his folders.
    environment.put("HOME", scratch.toString());
    environment.put("CODEMODE_JAVA_HOME", System.getProperty("java.home"));
    environment.put("CODEMODE_JAVA_OPTS", "-XX:AOTCacheOutput=" + draft.getFileName());
    environment.put("CODEMODE_POOL_BUILD_AOT_CACHE", "false");
    environment.put("CODEMODE_POOL_WARM", "1");
    environment.put("CODEMODE_LIMITS_TOOL_CALLS", "1000");
    return builder;
  }

  @Override
  public void lead(Process process) throws IOException {
    try (var session = new Session(process)) {
      JsonNode _ =
          session.request(
              "initialize",
              Map.of(
                  "protocolVersion",
                  PROTOCOL,
                  "capabilities",
                  Map.of(),
                  "clientInfo",
                  Map.of("name", "recording", "version", ProductVersion.text())));
      session.send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
      JsonNode _ = session.request("tools/list", Map.of());
      for (Step step : STEPS) {
        JsonNode result = session.call("execute_code", Map.of("code", step.code()));
        if (result.path("isError").asBoolean(false) == step.completes()) {
          throw new IOException("a program ended as it should not: " + result);
        }
      }
      JsonNode _ = session.call("search_tools", Map.of("query", "orders of a customer"));
      JsonNode _ = session.call("get_tool_details", Map.of("names", List.of("demo.echo")));
    }
  }

  /** The host's side of the recorded session; closing it ends the session. */
  private static final class Session implements AutoCloseable {
    private final BufferedReader in;
    private final OutputStream out;
    private int lastId;

    Session(Process process) {
      this.in = process.inputReader(StandardCharsets.UTF_8);
      this.out = process.getOutputStream();
    }

    JsonNode call(String tool, Map<String, ?> arguments) throws IOException {
      return request("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    JsonNode request(String method, Map<String, ?> parameters) throws IOException {
      int id = ++lastId;
      send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode message = JSON.readTree(line);
        if (message.path("id").asInt(0) == id) {
          if (message.has("error")) {
            throw new IOException(method + " failed: " + message.path("error"));
          }
          return message.path("result");
        }
      }
      throw new IOException("it ended before it answered " + method);
    }

    void send(Map<String, ?> message) throws IOException {
      out.write(JSON.writeValueAsBytes(message));
      out.write('\n');
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
      // To its end, so that whatever is still said blocks nobody.
      while (in.readLine() != null) {}
    }
  }
}
