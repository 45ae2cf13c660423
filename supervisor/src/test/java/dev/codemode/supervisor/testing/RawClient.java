package dev.codemode.supervisor.testing;

import dev.codemode.supervisor.mcp.stdio.McpJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A JSON-RPC client that sends whatever a test wants, over pipes of the operating system. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final String END = "";

  private final Pipe toServer = Pipe.open();
  private final Pipe fromServer = Pipe.open();
  private final OutputStream out = Channels.newOutputStream(toServer.sink());
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Queue<JsonNode> unread = new ArrayDeque<>();
  private int lastId;

  public RawClient() throws IOException {
    Thread.ofPlatform().daemon().name("raw-client").start(this::read);
  }

  /** What the server reads. */
  public InputStream serverIn() {
    return Channels.newInputStream(toServer.source());
  }

  /** Where the server writes. */
  public OutputStream serverOut() {
    return Channels.newOutputStream(fromServer.sink());
  }

  private void read() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Channels.newInputStream(fromServer.source()), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      // The test closed the pipe.
    }
    lines.add(END);
  }

  /** Sends a line as it is. */
  public void send(String line) throws IOException {
    sendBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public void sendBytes(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Sends a request and returns its id. */
  public int request(String method, String params) throws IOException {
    int id = ++lastId;
    send(
        """
        {"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}"""
            .formatted(id, method, params));
    return id;
  }

  /** The next message from the server. */
  public JsonNode next() throws InterruptedException {
    JsonNode waiting = unread.poll();
    return waiting == null ? nextLine() : waiting;
  }

  private JsonNode nextLine() throws InterruptedException {
    String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null || line.equals(END)) {
      throw new AssertionError(line == null ? "no message came" : "the server is gone");
    }
    return McpJson.mapper().readTree(line);
  }

  /** The reply to a request; other messages stay to be read. */
  public JsonNode reply(int id) throws InterruptedException {
    for (Iterator<JsonNode> it = unread.iterator(); it.hasNext(); ) {
      JsonNode message = it.next();
      if (message.path("id").asInt(-1) == id) {
        it.remove();
        return message;
      }
    }
    while (true) {
      JsonNode message = nextLine();
      if (message.path("id").asInt(-1) == id) {
        return message;
      }
      unread.add(message);
    }
  }

  /** Sends a request and waits for its reply. */
  public JsonNode ask(String method, String params) throws IOException, InterruptedException {
    return reply(request(method, params));
  }

  /** Calls a tool and waits for its reply. */
  public JsonNode callTool(String name, String arguments) throws IOException, InterruptedException {
    return ask("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(name, arguments));
  }

  public JsonNode initialize() throws IOException, InterruptedException {
    return initialize("2025-11-25");
  }

  public JsonNode initialize(String version) throws IOException, InterruptedException {
    JsonNode reply =
        ask(
            "initialize",
            """
            {"protocolVersion":"%s","capabilities":{},"clientInfo":{"name":"test","version":"1"}}"""
                .formatted(version));
    send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return reply;
  }

  /** A message that has come already, if any. */
  public Optional<JsonNode> pending() {
    JsonNode waiting = unread.poll();
    return waiting == null
        ? Optional.ofNullable(lines.poll())
            .filter(line -> !line.equals(END))
            .map(McpJson.mapper()::readTree)
        : Optional.of(waiting);
  }

  /** Ends the server's input. */
  public void endInput() throws IOException {
    out.close();
  }

  /** Stops reading: the server's next write fails. */
  public void stopReading() throws IOException {
    fromServer.source().close();
  }

  @Override
  public void close() throws IOException {
    out.close();
    fromServer.sink().close();
  }
}
