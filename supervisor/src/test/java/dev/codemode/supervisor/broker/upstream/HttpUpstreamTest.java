package dev.codemode.supervisor.broker.upstream;

import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.LARGEST;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.SOON;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.failure;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ServerEntry.HttpTransport;
import dev.codemode.supervisor.config.ToolSelection;
import dev.codemode.supervisor.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers over HTTP, good and bad, on the loopback. */
class HttpUpstreamTest {
  private final ScriptedHttpServer server;
  private final TestingUpstreams upstreams = new TestingUpstreams();

  HttpUpstreamTest() throws IOException {
    this.server = new ScriptedHttpServer();
  }

  @AfterEach
  void closeAll() {
    upstreams.close();
    server.close();
  }

  private Upstream streamable() {
    return upstreams.open(server.entry("/mcp", HttpTransport.STREAMABLE));
  }

  private Upstream older() {
    return upstreams.open(server.entry("/sse", HttpTransport.SSE));
  }

  private boolean requested(String pattern) {
    return server.requests().stream().anyMatch(each -> each.matches(pattern));
  }

  @Test
  void answersComeAsJsonOrAsEvents() throws Exception {
    Upstream upstream = streamable();

    assertThat(upstream.tools()).extracting(ToolDefinition::name).containsExactly("echo", "other");
    assertThat(text(upstream, "echo")).isEqualTo("hello");
    assertThat(text(upstream, "events")).isEqualTo("hello");
    assertThat(upstream.status().transport()).isEqualTo(UpstreamStatus.Transport.HTTP);
  }

  @Test
  void listenerThatFailsInsideIsToldAsLost() throws Exception {
    server.faults.add("stateless");
    // No buffer can be made of a negative size.
    var budget = new ReplyBudget(LARGEST, SOON);
    var older = new SseTransport(server.entry("/sse", HttpTransport.SSE), -1, budget, SOON);
    var newer =
        new StreamableHttpTransport(server.entry("/mcp", HttpTransport.STREAMABLE), -1, budget);
    var olderGone = new CompletableFuture<Throwable>();
    var newerGone = new CompletableFuture<Throwable>();
    older.setExceptionHandler(olderGone::complete);
    newer.setExceptionHandler(newerGone::complete);
    try {
      assertThatThrownBy(() -> older.connect(messages -> messages).block()).isNotNull();
      assertThatThrownBy(() -> new ServerEvents(newer).run()).isNotNull();

      assertThat(olderGone.get(10, TimeUnit.SECONDS)).hasMessageContaining("event stream ended");
      assertThat(newerGone)
          .isCompletedWithValueMatching(
              each -> String.valueOf(each.getMessage()).contains("listening to its events failed"));
    } finally {
      older.close();
      newer.close();
    }
  }

  @Test
  void everyRequestBehindTheFirstNamesSessionAndVersionAndTheSessionIsDeleted() throws Exception {
    Upstream upstream = streamable();
    text(upstream, "echo");
    Await.until(() -> server.openStreams() == 1);

    upstream.close();

    assertThat(server.requests().getFirst())
        .isEqualTo("POST /mcp auth=Bearer s3cret session=null version=null last=null");
    assertThat(server.requests().subList(1, server.requests().size()))
        .allMatch(each -> each.contains("auth=Bearer s3cret session=s1 version=2025-06-18"));
    assertThat(server.requests().getLast()).startsWith("DELETE /mcp");
    Await.until(() -> noThreadsLeft());
  }

  private static boolean noThreadsLeft() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(each -> each.getName().startsWith("HttpClient"));
  }

  @Test
  void olderServersAreReachedAskedForOrNot() throws Exception {
    assertThat(text(older(), "echo")).isEqualTo("hello");
    Upstream either = upstreams.open(server.entry("/sse", HttpTransport.EITHER));

    assertThat(text(either, "echo")).isEqualTo("hello");
    assertThat(either.status().transport()).isEqualTo(UpstreamStatus.Transport.SSE);
    assertThat(text(upstreams.open(server.entry("/mcp", HttpTransport.EITHER)), "echo"))
        .isEqualTo("hello");
  }

  @Test
  void refusedStreamEndsNothing() throws Exception {
    server.faults.add("no-stream");
    server.faults.add("stateless");
    Upstream upstream = streamable();

    assertThat(text(upstream, "echo")).isEqualTo("hello");
    Await.until(() -> requested("GET .*"));
    upstream.close();
    assertThat(requested("DELETE .*")).isFalse();
  }

  @Test
  void changedToolsAreToldOverBothTransports() throws Exception {
    for (Upstream upstream : List.of(streamable(), older())) {
      List<ToolDefinition> before = upstream.tools();
      Await.until(() -> server.openStreams() > 0);

      server.push("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");

      Await.until(
          () -> {
            try {
              return upstream.tools() != before;
            } catch (UpstreamException | InterruptedException e) {
              return false;
            }
          });
      upstream.close();
      Await.until(() -> server.openStreams() == 0 || pushed());
    }
  }

  /** A stream whose reader is gone is noticed by the next write only. */
  private boolean pushed() {
    server.push("{}");
    return false;
  }

  @Test
  void callThatTimesOutIsCancelledAndItsSocketClosed() throws Exception {
    for (Upstream upstream : List.of(streamable(), older())) {
      upstream.tools();
      server.told.clear();

      assertThat(failure(upstream, "hang", Duration.ofMillis(100)))
          .hasMessageContaining("no answer within 0.1 s");

      Await.until(
          () -> server.told.stream().anyMatch(each -> each.contains("notifications/cancelled")));
      assertThat(text(upstream, "echo")).isEqualTo("hello");
    }
  }

  @Test
  void progressKeepsACallAlive() throws Exception {
    Upstream upstream = streamable();
    upstream.tools();

    assertThat(text(upstream, "works", Duration.ofMillis(500))).isEqualTo("worked");
  }

  @Test
  void serverMayAskWhetherWeLiveAndNothingElse() throws Exception {
    assertThat(text(streamable(), "asks")).isEqualTo("asked");

    Await.until(() -> server.told.stream().anyMatch(each -> each.contains("\"q1\"")));
    Await.until(
        () ->
            server.told.stream()
                .anyMatch(each -> each.contains("\"q2\"") && each.contains("-32601")));
  }

  @Test
  void cutStreamIsResumedWhereTheServerCanAndElseTold() throws Exception {
    Upstream upstream = streamable();

    assertThat(text(upstream, "resumed")).isEqualTo("resumed");
    for (String tool : List.of("cut", "cut-json")) {
      UpstreamException failure = failure(upstream, tool);
      assertThat(failure).hasMessageContaining("cut off");
      assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    }
    assertThat(text(upstream, "echo")).isEqualTo("hello");
  }

  @Test
  void unavailableWithoutATimeMayHaveHappened() throws Exception {
    server.faults.add("no-time");
    server.refusal = 503;
    assertThat(failure(streamable(), "refuse").effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void badRequestIsSentAgainOnlyWhereItTellsOfTheSessionsId() throws Exception {
    Upstream upstream = streamable();
    server.refusal = 400;
    assertThat(failure(upstream, "refuse")).hasMessageContaining("checkout session");
    assertThat(server.calls).containsExactly("refuse");
    server.faults.add("session-words");
    assertThat(failure(upstream, "refuse")).hasMessageContaining("No valid session ID");
    assertThat(server.calls).containsExactly("refuse", "refuse", "refuse");
  }

  @Test
  void callThatMayHaveRunIsNotSentAgainWhenItsSessionIsLost() throws Exception {
    Upstream upstream = streamable();

    UpstreamException failure = failure(upstream, "forgotten");

    assertThat(failure).hasMessageContaining("cut off, and then: ");
    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(text(upstream, "echo")).isEqualTo("hello");
    assertThat(server.calls).containsExactly("forgotten", "echo");
  }

  @Test
  void openCallIsNotSentAgainWhenTheServersStreamTellsThatTheSessionIsLost() throws Exception {
    Upstream upstream = streamable();
    text(upstream, "echo");
    Await.until(() -> server.openStreams() == 1);
    Thread forgetting = Thread.ofVirtual().start(() -> forgetSessionsOnceCalled());

    UpstreamException failure = failure(upstream, "hang");

    forgetting.join();
    assertThat(failure.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(text(upstream, "echo")).isEqualTo("hello");
    assertThat(server.calls).containsExactly("echo", "hang", "echo");
  }

  @ParameterizedTest
  @CsvSource({
    "large, larger than 1048576",
    "large-event, larger than 1048576",
    "page, neither JSON nor",
    "nothing, neither JSON nor",
    "stranger, no answer to the request",
    "garbage, no answer to the request"
  })
  void strangeAnswerFailsItsCallOnly(String tool, String message) throws Exception {
    Upstream upstream = streamable();

    assertThat(failure(upstream, tool)).hasMessageContaining(message);
    assertThat(text(upstream, "echo")).isEqualTo("hello");
  }

  @Test
  void endlessEventEndsWithItsCall() throws Exception {
    Upstream upstream = streamable();
    upstream.tools();

    assertThat(failure(upstream, "endless-event", Duration.ofMillis(300)))
        .hasMessageContaining("no answer within");
    assertThat(text(upstream, "echo")).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({
    "400, false, KNOWN, check",
    "401, false, KNOWN, Authorization",
    "403, false, KNOWN, rights",
    "429, true, KNOWN, less often",
    "500, true, UNKNOWN, log",
    "503, true, KNOWN, log"
  })
  void refusalsNameStatusReasonAndRemedy(
      int status, boolean retryable, Effect effect, String remedy) throws Exception {
    Upstream upstream = streamable();
    server.refusal = status;

    UpstreamException failure = failure(upstream, "refuse");

    assertThat(failure)
        .hasMessageContaining("HTTP " + status)
        .hasMessageContaining("computer says no to ***");
    assertThat(failure.retryable()).isEqualTo(retryable);
    assertThat(failure.effect()).isEqualTo(effect);
    assertThat(upstream.status().remedy().orElse("")).contains(remedy);
    assertThat(upstream.status().toString()).doesNotContain("s3cret");
    assertThat(text(upstream, "echo")).isEqualTo("hello");
  }

  @Test
  void serverThatRefusesTheHandshakeIsToldOf() {
    server.faults.add("refuse");
    server.refusal = 401;
    Upstream upstream = streamable();

    assertThat(failure(upstream, "echo"))
        .hasMessageContaining("initialize failed: it answered HTTP 401");
    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.FAILED);
    assertThat(upstream.status().remedy().orElse("")).contains("Authorization");
    assertThat(failure(upstreams.open(server.entry("/none", HttpTransport.EITHER)), "echo"))
        .hasMessageContaining("404");
  }

  @Test
  void refusalThatDoesNotEndIsToldOfSoon() {
    server.faults.add("endless-refusal");
    Upstream upstream = streamable();

    UpstreamException failure =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> failure(upstream, "echo"));

    assertThat(failure).hasMessageContaining("HTTP 500");
  }

  @Test
  void whateverConnectingIsStuckInNobodyWaitsLong() throws Exception {
    // The first connection of a JVM takes long; here only the notification shall.
    assertThat(text(streamable(), "echo")).isEqualTo("hello");
    server.faults.add("hang-at-initialized");
    Upstream upstream =
        upstreams.closing(
            new Upstream(
                server.entry("/mcp", HttpTransport.STREAMABLE),
                LARGEST,
                ReplyBudget.ofHeap(LARGEST),
                1,
                Duration.ofSeconds(1)));

    UpstreamException failure =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> failure(upstream, "echo"));

    assertThat(failure).hasMessageContaining("it was not connected within 1 s");
    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.FAILED);
    assertThat(upstream.status().remedy()).isPresent();
  }

  @Test
  void lostSessionIsMadeAnewAndTheCallAskedAgain() throws Exception {
    Upstream upstream = streamable();
    upstream.tools();
    server.faults.add("forgetful");

    assertThat(text(upstream, "forget")).isEqualTo("hello");
    assertThat(requested("POST .* session=s3 .*")).isTrue();
    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.CONNECTED);
  }

  @Test
  void closingWhileConnectingLeavesNothing() throws Exception {
    server.faults.add("hang-at-start");
    Upstream upstream = streamable();
    upstream.connect();
    Await.until(() -> requested("POST .*"));
    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.CONNECTING);

    upstream.close();

    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.CLOSED);
    Await.until(() -> noThreadsLeft());
  }

  @Test
  void redirectsStayWithinTheOrigin() throws Exception {
    server.faults.add("redirect");
    assertThat(text(streamable(), "echo")).isEqualTo("hello");

    server.faults.add("redirect-away");
    assertThat(failure(streamable(), "echo"))
        .hasMessageContaining("redirects to another origin, http://localhost:1");
    server.faults.add("endpoint-away");
    assertThat(failure(older(), "echo")).hasMessageContaining("another origin");
  }

  @Test
  void endOfTheOlderStreamFailsOpenCallsAndTheNextConnects() throws Exception {
    Upstream upstream = older();
    upstream.tools();
    Thread ending = Thread.ofVirtual().start(() -> endStreamOnceCalled());

    assertThat(failure(upstream, "hang")).hasMessageContaining("event stream ended");

    ending.join();
    assertThat(text(upstream, "echo")).isEqualTo("hello");
    server.refusal = 500;
    assertThat(failure(upstream, "refuse")).hasMessageContaining("HTTP 500");
  }

  private void forgetSessionsOnceCalled() {
    try {
      Await.until(() -> server.calls.contains("hang"));
      server.forgetSessions();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endStreamOnceCalled() {
    try {
      Await.until(
          () -> server.requests().stream().filter(each -> each.contains("/messages")).count() >= 4);
      server.push("END");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void serverThatIsNotThereIsNamedByItsOrigin() throws Exception {
    URI nowhere;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = URI.create("http://127.0.0.1:%d/mcp?key=s3cret".formatted(free.getLocalPort()));
    }
    Upstream upstream = upstreams.open(ScriptedHttpServer.entry(nowhere, HttpTransport.EITHER));

    assertThat(failure(upstream, "echo"))
        .hasMessageContaining("cannot be reached: the connection was refused")
        .hasMessageContaining("http://127.0.0.1:" + nowhere.getPort())
        .hasMessageNotContaining("s3cret");
    assertThat(upstream.status().remedy().orElse("")).contains("server runs");
  }

  @Test
  void neverEndingHeadersAreNotReadForEver() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread endless = Thread.ofVirtual().start(() -> sendHeaders(socket));
      URI url = URI.create("http://127.0.0.1:%d/mcp".formatted(socket.getLocalPort()));

      assertThat(
              failure(
                  upstreams.open(ScriptedHttpServer.entry(url, HttpTransport.STREAMABLE)), "echo"))
          .hasMessageContaining("its connection broke");

      endless.join();
    }
  }

  private static void sendHeaders(ServerSocket socket) {
    byte[] header = "X-More: %s\r\n".formatted("y".repeat(900)).getBytes(StandardCharsets.US_ASCII);
    try (var connection = socket.accept()) {
      var out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write(header);
      }
    } catch (IOException e) {
      // The client had enough.
    }
  }

  @Test
  void headersThatCannotBeSentAreNamedWithoutTheirValue() {
    var entry =
        new ServerEntry.Http(
            "web",
            "",
            server.url("/mcp"),
            Map.of("X-Key", "s3cret\nline"),
            HttpTransport.STREAMABLE,
            Optional.empty(),
            ToolSelection.ALL);

    assertThat(failure(upstreams.open(entry), "echo"))
        .hasMessageContaining("X-Key")
        .hasMessageNotContaining("s3cret");
  }
}
