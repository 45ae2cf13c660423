package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.EventReader.Event;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Hint;
import dev.codemode.supervisor.config.ServerEntry;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Speaks Streamable HTTP (MCP 2025-03-26 and later): each request is a POST that is answered with
 * JSON or with an event stream, which is resumed when it is cut and the server numbers its events.
 * What the server says on its own comes by a GET that stays open. Thread-safe.
 */
final class StreamableHttpTransport extends HttpTransport {
  /** Before a stream is resumed. They do not grow, because a caller waits. */
  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1));

  /** How often in a row a stream is resumed without anything new. */
  private static final int MAX_RESUMES = 5;

  private static final int MAX_SESSION_ID = 1_024;

  private volatile String session = "";
  private volatile String version = "";

  StreamableHttpTransport(ServerEntry.Http entry, int largestMessage, ReplyBudget budget)
      throws UpstreamException {
    super(entry, largestMessage, budget);
  }

  @Override
  void open() {}

  @Override
  void tell(JSONRPCMessage message) throws UpstreamException, InterruptedException {
    HttpPeer.discard(post(entry().url(), message, headers(""), inSession()));
    if (message instanceof JSONRPCNotification notification
        && notification.method().equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED)) {
      exchanges().startLasting(new ServerEvents(this));
    }
  }

  @Override
  void exchange(JSONRPCRequest request) throws UpstreamException, InterruptedException {
    HttpResponse<InputStream> answer = post(entry().url(), request, headers(""), inSession());
    if (request.method().equals(McpSchema.METHOD_INITIALIZE)) {
      session = sessionOf(answer);
    }
    switch (HttpContent.of(answer)) {
      case JSON -> takeJson(request, answer);
      case EVENTS -> takeEvents(request, answer);
      case OTHER -> {
        HttpPeer.discard(answer);
        throw new UpstreamException(
                "it answered HTTP %d with neither JSON nor an event stream"
                    .formatted(answer.statusCode()),
                false,
                Effect.UNKNOWN)
            .withRemedy("check its \"url\": it may be a web page's");
      }
    }
  }

  private static String sessionOf(HttpResponse<InputStream> answer) throws UpstreamException {
    String id = answer.headers().firstValue(HttpHeaders.MCP_SESSION_ID).orElse("");
    if (id.length() > MAX_SESSION_ID || !id.chars().allMatch(c -> c > 32 && c < 127)) {
      HttpPeer.discard(answer);
      throw new UpstreamException("its session id cannot be used", false, Effect.KNOWN);
    }
    return id;
  }

  private void takeJson(JSONRPCRequest request, HttpResponse<InputStream> answer)
      throws UpstreamException, InterruptedException {
    boolean answered = false;
    try (InputStream body = answer.body();
        MessageBuffer message = newBuffer()) {
      var buffer = new byte[16 * 1024];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        message.append(buffer, 0, read);
      }
      answered = take(message.finish(), request);
    } catch (IOException e) {
      throw cut();
    }
    if (!answered) {
      throw new UpstreamException(
          "it answered with what is no answer to the request", false, Effect.UNKNOWN);
    }
  }

  private void takeEvents(JSONRPCRequest request, HttpResponse<InputStream> first)
      throws UpstreamException, InterruptedException {
    HttpResponse<InputStream> answer = first;
    var position = new StreamPosition();
    for (int resumes = 0; ; resumes++) {
      String before = position.lastId();
      if (takeEvents(request, answer, position)) {
        return;
      }
      if (!position.lastId().equals(before)) {
        resumes = 0;
      }
      if (position.lastId().isEmpty() || resumes == MAX_RESUMES) {
        throw cut();
      }
      Thread.sleep(PAUSES.pause(resumes, position.retry()));
      answer = resume(position);
      if (HttpContent.of(answer) != HttpContent.EVENTS) {
        HttpPeer.discard(answer);
        throw cut();
      }
    }
  }

  /** Whatever is wrong now, the request was sent before. */
  private HttpResponse<InputStream> resume(StreamPosition position)
      throws UpstreamException, InterruptedException {
    try {
      return events(position.lastId(), LONG);
    } catch (UpstreamException e) {
      throw new UpstreamException(
              "its answer was cut off, and then: " + e.getMessage(), e.retryable(), Effect.UNKNOWN)
          .withRemedy(e.remedy());
    }
  }

  private boolean takeEvents(
      JSONRPCRequest request, HttpResponse<InputStream> answer, StreamPosition position)
      throws InterruptedException {
    try (InputStream body = answer.body();
        EventReader events = new EventReader(body, newBuffer())) {
      for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
        position.passed(event.get());
        if (event.get().message().isPresent() && take(event.get().message().get(), request)) {
          return true;
        }
      }
    } catch (IOException e) {
      // Cut, as told by the result.
    }
    return false;
  }

  private static UpstreamException cut() {
    return new UpstreamException("its answer was cut off", true, Effect.UNKNOWN);
  }

  /** Delivers a message; true when it answers the request. */
  private boolean take(Received received, JSONRPCRequest request) {
    boolean answers = received.answered().filter(request.id()::equals).isPresent();
    if (answers
        && request.method().equals(McpSchema.METHOD_INITIALIZE)
        && received instanceof Received.Message(JSONRPCResponse response)
        && response.result() instanceof JsonText result) {
      version = result.tree().map(StreamableHttpTransport::versionOf).orElse("");
    }
    // One that was dropped before its id came, behind what is large, can only be this answer.
    if (received instanceof Received.Dropped dropped && dropped.id().isEmpty()) {
      deliver(RpcMessages.failed(request.id(), dropped.reason()));
      return true;
    }
    deliver(received);
    return answers;
  }

  private static String versionOf(JsonNode initialized) {
    String version = initialized.path("protocolVersion").asString("");
    return version.matches("[0-9-]{1,20}") ? version : "";
  }

  private boolean inSession() {
    return !session.isEmpty();
  }

  /** Opens, or resumes behind an event, a stream of what the server says. */
  HttpResponse<InputStream> events(String lastId, Duration atMost)
      throws UpstreamException, InterruptedException {
    return accepted(peer().events(entry().url(), headers(lastId), atMost), inSession());
  }

  private Map<String, String> headers(String lastEventId) {
    var headers = new HashMap<String, String>();
    if (inSession()) {
      headers.put(HttpHeaders.MCP_SESSION_ID, session);
    }
    if (!version.isEmpty()) {
      headers.put(HttpHeaders.PROTOCOL_VERSION, version);
    }
    if (!lastEventId.isEmpty()) {
      headers.put(HttpHeaders.LAST_EVENT_ID, lastEventId);
    }
    return headers;
  }

  /** The session is not known any more, also when only the server's own stream tells. */
  void lost(UpstreamException reason) {
    if (reason.hint() == Hint.SESSION_LOST) {
      session = "";
    }
    fail(reason);
  }

  @Override
  void leave() throws UpstreamException, InterruptedException {
    if (inSession()) {
      peer().delete(entry().url(), headers(""));
    }
  }
}
