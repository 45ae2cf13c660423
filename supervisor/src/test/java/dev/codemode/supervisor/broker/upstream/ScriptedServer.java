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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An MCP server in a process of its own that behaves, or misbehaves, as its arguments say. */
public final class ScriptedServer {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern TOOL = Pattern.compile("\"name\":\"([\\w-]+)\"");

  private static final Pattern TOKEN = Pattern.compile("\"progressToken\":(\\d+)");

  private final List<String> faults;
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private int cancelled;
  private boolean changed;
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
    if (has("closed-stderr")) {
      new FileOutputStream(FileDescriptor.err).close();
    }
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

  private void take(String line) throws IOException, InterruptedException {
    Matcher id = ID.matcher(line);
    if (!id.find()) {
      if (line.contains("notifications/cancelled")) {
        cancelled++;
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
      Matcher token = TOKEN.matcher(line);
      call(id.group(1), tool.find() ? tool.group(1) : "", token.find() ? token.group(1) : "0");
    }
  }

  /** Its arguments, with what steers a terminal. */
  private String quotation() {
    return String.join("\\n", faults) + "\\u009b31m";
  }

  private void list(String id, boolean second) {
    if (has("quotes-at-list")) {
      out.println(
          "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":1,\"message\":\"%s\"}}"
              .formatted(id, quotation()));
      return;
    }
    if (has("hang-at-list")) {
      return;
    }
    if (has("wrong-types")) {
      answer(
          id,
          """
          {"tools":[1,null,[],"x",{},{"name":5},{"name":""},{"name":"echo","description":7,\
          "inputSchema":[],"outputSchema":"no"},{"name":"odd"},{"name":"odd"}],"nextCursor":7}""");
      return;
    }
    if (has("many-tools")) {
      answer(
          id,
          "{\"tools\":["
              + "{\"name\":\"t\"},".repeat(500)
              + IntStream.range(0, 12_000)
                  .mapToObj(i -> "{\"name\":\"t%d\"}".formatted(i))
                  .collect(Collectors.joining(","))
              + "],\"nextCursor\":\"again\"}");
      return;
    }
    String names =
        changed ? "late" : second ? "slow crash flood" : "echo env fail blocks pid structured";
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
    answer(
        id,
        "{\"tools\":[" + tools + "]" + (second || changed ? "" : ",\"nextCursor\":\"2\"") + "}");
  }

  private void call(String id, String tool, String token) throws IOException, InterruptedException {
    switch (tool) {
      case "echo" -> {
        if (has("duplicates")) {
          text("999999", "nobody asked");
          text(id, "first");
        }
        text(id, "hello");
      }
      case "env" -> text(id, String.join(",", System.getenv().keySet()));
      case "pid" -> {
        text(id, String.valueOf(ProcessHandle.current().pid()));
        if (has("reads-no-more")) {
          sleepLong();
        }
      }
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
      case "cancels" -> text(id, String.valueOf(cancelled));
      case "odd" -> answer(id, "\"text\"");
      case "works" -> {
        for (int i = 0; i < 8; i++) {
          Thread.sleep(100);
          notification("progress", "{\"progressToken\":%s,\"progress\":%d}".formatted(token, i));
        }
        text(id, "worked");
      }
      case "change" -> {
        changed = true;
        for (int i = 0; i < 50; i++) {
          notification("tools/list_changed", "{}");
        }
        text(id, "changed");
      }
      case "asks" -> {
        out.println(
            "{\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"method\":\"ping\"}\n{\"jsonrpc\":\"2.0\",\"id\":\"q2\",\"method\":\"sampling/createMessage\",\"params\":{}}");
        text(id, (in.readLine() + in.readLine()).replaceAll("[^a-z0-9:,-]", " "));
      }
      case "asks-much" -> {
        for (int i = 0; i < 1_000; i++) {
          out.println(
              "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}"
                  .formatted("q".repeat(1_000)));
        }
        // More than a pipe holds: when it is written, every question has been read.
        out.println("\n".repeat(300_000));
        int answers = 0;
        for (long last = System.nanoTime(); System.nanoTime() - last < 500_000_000; ) {
          if (in.ready()) {
            in.readLine();
            answers++;
            last = System.nanoTime();
          }
          Thread.sleep(1);
        }
        text(id, String.valueOf(answers));
      }
      case "junk" -> {
        for (int i = 0; i < 2_000; i++) {
          out.println("j".repeat(1_000));
          System.err.println("e".repeat(1_000));
        }
        text(id, "after");
      }
      case "forks" -> {
        var sleeper = new ProcessBuilder("setsid", "sleep", "300").start();
        text(id, String.valueOf(sleeper.pid()));
      }
      case "crash" -> Runtime.getRuntime().halt(9);
      case "quotes" ->
          out.println(
              "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32602,\"message\":\"%s\"}}"
                  .formatted(id, quotation()));
      case "flood" -> text(id, "x".repeat(3_000_000));
      default ->
          out.println(
              "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32602,\"message\":\"unknown tool\"}}"
                  .formatted(id));
    }
  }

  private void notification(String method, String params) {
    out.println(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/%s\",\"params\":%s}"
            .formatted(method, params));
  }

  private void text(String id, String text) {
    answer(id, "{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}");
  }

  /** The id last, as some servers do: it stands behind whatever is too large. */
  private void answer(String id, String result) {
    out.println("{\"result\":" + result + ",\"jsonrpc\":\"2.0\",\"id\":" + id + "}");
  }
}
