package dev.codemode.supervisor.broker.upstream;

import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.SOON;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.failure;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.result;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ToolSelection;
import dev.codemode.supervisor.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Real child processes, good and bad. */
class UpstreamTest {
  private final TestingUpstreams upstreams = new TestingUpstreams();

  @AfterEach
  void closeAll() {
    upstreams.close();
  }

  @Test
  void listsAllPagesAndCalls() throws Exception {
    Upstream upstream = upstreams.scripted();

    assertThat(upstream.tools())
        .extracting(ToolDefinition::name)
        .containsExactly(
            "echo", "env", "fail", "blocks", "pid", "structured", "slow", "crash", "flood");
    assertThat(text(upstream, "echo")).isEqualTo("hello");
    JsonNode structured = result(upstream, "structured", SOON).path("structuredContent");
    assertThat(structured.path("n").toString()).isEqualTo("12345678901234567890");
  }

  @Test
  void childSeesAMinimalEnvironment() throws Exception {
    assertThat(text(upstreams.scripted(), "env").split(",", -1))
        .contains("SEEN", "PATH")
        .doesNotContain("MAVEN_CMD_LINE_ARGS", "PWD");
  }

  @Test
  void junkOnStandardOutputAndStrangeIdsAreIgnored() throws Exception {
    Upstream upstream = upstreams.scripted("banner", "duplicates");

    assertThat(text(upstream, "echo")).isEqualTo("first");
    assertThat(text(upstream, "echo")).isEqualTo("first");
  }

  @Test
  void silentCallTimesOutAndTheNextWorks() throws Exception {
    Upstream upstream = upstreams.scripted();
    upstream.tools();

    UpstreamException failure = failure(upstream, "slow", Duration.ofMillis(100));

    assertThat(failure).hasMessageContaining("no answer within 0.1 s");
    assertThat(failure.effect()).isEqualTo(UpstreamException.Effect.UNKNOWN);
    assertThat(text(upstream, "echo")).isEqualTo("hello");
  }

  @Test
  void deadServerFailsOpenCallsAtOnceAndIsStartedAgain() throws Exception {
    Upstream upstream = upstreams.scripted();
    String before = text(upstream, "pid");

    UpstreamException failure = failure(upstream, "crash");

    assertThat(failure).hasMessageContaining("exit code 9");
    assertThat(failure.effect()).isEqualTo(UpstreamException.Effect.UNKNOWN);
    assertThat(text(upstream, "pid")).isNotEqualTo(before);
  }

  @Test
  void oversizedAnswerFailsItsCallOnly() throws Exception {
    Upstream upstream = upstreams.scripted();

    assertThat(failure(upstream, "flood")).hasMessageContaining("larger than");
    assertThat(text(upstream, "echo")).isEqualTo("hello");
  }

  private static ServerEntry quoting(String... faults) {
    ServerEntry.Stdio plain = ScriptedServer.entry("quoting", faults);
    return new ServerEntry.Stdio(
        plain.key(),
        "",
        plain.command(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ToolSelection.ALL,
        Set.of("napi-1234"));
  }

  @Test
  void whatServersQuoteOfTheirSecretsIsHidden() {
    String[] arguments = {"start", "napi-1234", "--header", "Authorization: Bearer abc-5678"};
    UpstreamException ofCall = failure(upstreams.open(quoting(arguments)), "quotes");
    assertThat(ofCall).hasMessage("start\n***\n--header\nAuthorization: ***31m");

    String[] more = {"quotes-at-list", "napi-1234", "--header", "Authorization: Bearer abc-5678"};
    Upstream unusable = upstreams.open(quoting(more));
    UpstreamException ofList = failure(unusable, "echo");
    assertThat(ofList)
        .hasMessageEndingWith("quotes-at-list *** --header Authorization: ***31m")
        .hasMessageNotContaining("\n");
    assertThat(unusable.status().lastError().orElseThrow()).doesNotContain("1234", "5678");
  }

  @Test
  void serversThatCannotBeUsedSayWhy() {
    assertThat(failure(upstreams.scripted("crash-at-start"), "echo"))
        .hasMessageContaining("exit code 3");
    assertThat(failure(upstreams.scripted("old"), "echo")).hasMessageContaining("1999-01-01");
    assertThat(
            failure(
                upstreams.open(
                    new ServerEntry.Stdio(
                        "no",
                        "",
                        List.of("no-such-program-here"),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        ToolSelection.ALL)),
                "echo"))
        .hasMessageContaining("no-such-program-here")
        .hasMessageContaining("no such program");
    assertThat(failure(upstreams.open(new ServerEntry.Unusable("bad", "", "no command")), "echo"))
        .hasMessageContaining("no command");
  }

  @Test
  void manyCallsAtATimeAllGetTheirAnswers() throws Exception {
    Upstream upstream = upstreams.scripted();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 2_000; i++) {
        calls.add(() -> text(upstream, "echo"));
      }
      for (var each : threads.invokeAll(calls)) {
        assertThat(each.get()).isEqualTo("hello");
      }
    }
  }

  @Test
  void closingEndsAServerThatIgnoresItsInputAndSigterm() throws Exception {
    Upstream upstream = upstreams.scripted("ignores-term");
    long pid = Long.parseLong(text(upstream, "pid"));

    upstream.close();

    Await.until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void closingWhileConnectingLeavesNothing() throws Exception {
    Upstream upstream = upstreams.scripted("hang-at-start");
    upstream.connect();
    Await.until(() -> ProcessHandle.current().children().findAny().isPresent());

    upstream.close();

    Await.until(() -> ProcessHandle.current().children().findAny().isEmpty());
  }
}
