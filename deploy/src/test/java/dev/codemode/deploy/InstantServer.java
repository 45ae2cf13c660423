package dev.codemode.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An MCP server on stdio that costs next to nothing, so that what is measured through it is the
 * product. Its tools: {@code echo} answers its {@code text}, {@code pause} after {@code ms}
 * milliseconds, {@code big} with a text of {@code bytes}. It knows no JSON: it looks for the
 * compact form in which its clients write.
 */
final class InstantServer {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern TEXT = Pattern.compile("\"text\":(\"[^\"\\\\]*\")");
  private static final Pattern NUMBER = Pattern.compile("\"(?:ms|bytes)\":(\\d+)");

  private static final String TOOLS =
      """
      {"tools":[\
      {"name":"echo","inputSchema":{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}},\
      {"name":"pause","inputSchema":{"type":"object","properties":{"ms":{"type":"integer"}},"required":["ms"]}},\
      {"name":"big","inputSchema":{"type":"object","properties":{"bytes":{"type":"integer"}},"required":["bytes"]}}]}""";

  private final PrintStream out;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  private InstantServer(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] none) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var server = new InstantServer(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      server.take(line);
    }
    server.clock.shutdownNow();
  }

  /** Its entry in an mcp_servers.json, run by the JDK that measures. */
  static Map<String, ?> entry() {
    return entryOf(Built.target().resolve("test-classes"));
  }

  /** The same for a user who cannot read the build folder: runs from a copy below the folder. */
  static Map<String, ?> entryIn(Path folder) throws IOException {
    Path copy = folder.resolve(InstantServer.class.getName().replace('.', '/') + ".class");
    Files.createDirectories(copy.resolveSibling(""));
    try (InputStream original = InstantServer.class.getResourceAsStream("InstantServer.class")) {
      Files.write(copy, original.readAllBytes());
    }
    return entryOf(folder);
  }

  private static Map<String, ?> entryOf(Path classes) {
    return Map.of(
        "command",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "args",
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes.toString(),
            InstantServer.class.getName()));
  }

  private void take(String line) {
    Matcher id = ID.matcher(line);
    if (!id.find()) {
      return;
    }
    if (line.contains("\"method\":\"tools/call\"")) {
      call(id.group(1), line);
    } else if (line.contains("\"method\":\"tools/list\"")) {
      answer(id.group(1), TOOLS);
    } else if (line.contains("\"method\":\"initialize\"")) {
      answer(
          id.group(1),
          """
          {"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"instant","version":"1"}}""");
    } else {
      println(id.group(1), "\"error\":{\"code\":-32601,\"message\":\"no such method\"}");
    }
  }

  private void call(String id, String line) {
    if (line.contains("\"name\":\"pause\"")) {
      var _ = clock.schedule(() -> text(id, "\"\""), number(line), TimeUnit.MILLISECONDS);
    } else if (line.contains("\"name\":\"big\"")) {
      text(id, '"' + "x".repeat(number(line)) + '"');
    } else {
      Matcher text = TEXT.matcher(line);
      text(id, text.find() ? text.group(1) : "\"\"");
    }
  }

  private static int number(String line) {
    Matcher number = NUMBER.matcher(line);
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }

  /** A structured result, which is what a program gets as a value. */
  private void text(String id, String text) {
    answer(id, "{\"content\":[],\"structuredContent\":{\"text\":" + text + "}}");
  }

  private void answer(String id, String result) {
    println(id, "\"result\":" + result);
  }

  private synchronized void println(String id, String outcome) {
    out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + outcome + "}");
  }
}
