package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ToolSelection;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An MCP server in a process of its own that behaves, or misbehaves, as its arguments say. */
public final class ScriptedServer {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern TOOL = Pattern.compile("\"name\":\"(\\w+)\"");

  private final List<String> faults;
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private ScriptedServer(List<String> faults) {
    this.faults = faults;
  }

  /** The entry of such a server. */
  public static ServerEntry.Stdio entry(String key, String... faults) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new java.util.ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedServer.class.getName()));
    command.addAll(List.of(faults));
    return new ServerEntry.Stdio(
        key,
        "Scripted",
        command,
        Map.of("SEEN", "yes"),
        Optional.empty(),
        Optional.empty(),
        ToolSelection.ALL);
  }

  public static void main(String[] faults) throws IOException, InterruptedException {
    new ScriptedServer(List.of(faults)).serve();
  }

  private boolean has(String fault) {
    return faults.contains(fault);
  }

  private void serve() throws IOException, InterruptedException {
    if (has("crash-at-start")) {
      Runtime.getRuntime().halt(3);
    }
    if (has("ignores-term")) {
      Runtime.getRuntime().addShutdownHook(new Thread(ScriptedServer::sleepLong));
    }
    if (has("banner")) {
      out.println("Welcome to the server!\n{not json\n[1, 2]\n{\"jsonrpc\": \"2.0\"}");
    }
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      take(line);
    }
    if (has("ignores-term")) {
      sleepLong();
    }
  }

  private static void sleepLong() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line) throws InterruptedException {
    Matcher id = ID.matcher(line);
    if (!id.find()) {
      if (line.contains("notifications/cancelled")) {
        System.err.println("cancelled");
      }
      return;
    }
    if (line.contains("\"initialize\"")) {
      if (has("hang-at-start")) {
        return;
      }
      String version = has("old") ? "1999-01-01" : "2025-11-25";
      answer(
          id.group(1),
          "{\"protocolVersion\":\"%s\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"s\",\"version\":\"1\"}}"
              .formatted(version));
    } else if (line.contains("\"tools/list\"")) {
      list(id.group(1), line.contains("\"cursor\""));
    } else if (line.contains("\"tools/call\"")) {
      Matcher tool = TOOL.matcher(line);
      call(id.group(1), tool.find() ? tool.group(1) : "");
    }
  }

  private void list(String id, boolean second) {
    String names = second ? "slow crash flood" : "echo env fail blocks pid structured";
    var tools = new StringBuilder();
    for (String name : names.split(" ", -1)) {
      tools
          .append(tools.isEmpty() ? "" : ",")
          .append(
              """
              {"name":"%s","description":"Does %s.","inputSchema":{"type":"object","properties":\
              {"text":{"type":"string"}},"required":[]}}"""
                  .formatted(name, name));
    }
    answer(id, "{\"tools\":[" + tools + "]" + (second ? "" : ",\"nextCursor\":\"2\"") + "}");
  }

  private void call(String id, String tool) throws InterruptedException {
    switch (tool) {
      case "echo" -> {
        if (has("duplicates")) {
          text("999999", "nobody asked");
          text(id, "first");
        }
        text(id, "hello");
      }
      case "env" -> text(id, String.join(",", System.getenv().keySet()));
      case "pid" -> text(id, String.valueOf(ProcessHandle.current().pid()));
      case "fail" ->
          answer(id, "{\"content\":[{\"type\":\"text\",\"text\":\"no luck\"}],\"isError\":true}");
      case "structured" ->
          answer(
              id, "{\"content\":[],\"structuredContent\":{\"n\":12345678901234567890,\"f\":0.10}}");
      case "blocks" ->
          answer(
              id,
              "{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image\",\"data\":\"AAAA\",\"mimeType\":\"image/png\"},{\"type\":\"odd\"}]}");
      case "slow" -> {}
      case "crash" -> Runtime.getRuntime().halt(9);
      case "flood" -> text(id, "x".repeat(3_000_000));
      default ->
          out.println(
              "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32602,\"message\":\"unknown tool\"}}"
                  .formatted(id));
    }
  }

  private void text(String id, String text) {
    answer(id, "{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}");
  }

  /** The id last, as some servers do: it stands behind whatever is too large. */
  private void answer(String id, String result) {
    out.println("{\"result\":" + result + ",\"jsonrpc\":\"2.0\",\"id\":" + id + "}");
  }
}
