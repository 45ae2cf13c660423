package dev.codemode.supervisor.broker.upstream;

import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.SOON;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.failure;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.none;
import static dev.codemode.supervisor.broker.upstream.TestingUpstreams.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ToolSelection;
import dev.codemode.supervisor.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Child processes that do what no server should: the caller is told, the next call works. */
class MisbehavingServerTest {
  private final TestingUpstreams upstreams = new TestingUpstreams();

  @AfterEach
  void closeAll() {
    upstreams.close();
  }

  private static ServerEntry.Stdio shell(String script, Map<String, String> env, String... more) {
    var command = new ArrayList<>(List.of("sh", "-c", script));
    command.addAll(List.of(more));
    return new ServerEntry.Stdio(
        "shell", "", command, env, Optional.empty(), Optional.empty(), ToolSelection.ALL);
  }

  @Test
  void callThatTimesOutIsCancelledOnTheServer() throws Exception {
    Upstream upstream = upstreams.scripted();
    upstream.tools();

    failure(upstream, "slow", Duration.ofMillis(50));

    assertThat(text(upstream, "cancels")).isEqualTo("1");
  }

  @Test
  void serverThatReadsNoMoreIsStoppedAllTheSame() throws Exception {
    Upstream upstream = upstreams.scripted("reads-no-more");
    long pid = Long.parseLong(text(upstream, "pid"));
    ObjectNode large = none().put("text", "x".repeat(1024 * 1024));
    assertThat(failure(upstream, "echo", large, Duration.ofMillis(200)))
        .hasMessageContaining("no answer within");

    assertTimeoutPreemptively(Duration.ofSeconds(5), upstream::close);

    Await.until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void progressKeepsACallAlive() throws Exception {
    Upstream upstream = upstreams.scripted();
    upstream.tools();

    assertThat(text(upstream, "works", Duration.ofMillis(500))).isEqualTo("worked");
  }

  @Test
  void serverMayAskWhetherWeLiveAndNothingElse() throws Exception {
    assertThat(text(upstreams.scripted(), "asks"))
        .contains("q1", "result", "q2", "error", "-32601");
  }

  @Test
  void serverThatAsksAndDoesNotReadIsAnsweredAFewTimesOnly() throws Exception {
    // What the pipe and its buffer hold, and 16.
    assertThat(Integer.parseInt(text(upstreams.scripted(), "asks-much"))).isBetween(17, 200);
  }

  @Test
  void floodOfJunkOnBothStreamsDelaysOnly() throws Exception {
    assertThat(text(upstreams.scripted(), "junk")).isEqualTo("after");
  }

  @Test
  void closedStandardErrorIsNoEnd() throws Exception {
    assertThat(text(upstreams.scripted("closed-stderr"), "echo")).isEqualTo("hello");
  }

  @Test
  void wrongTypesInAListAreSkippedAndAResultThatIsNoneIsTold() throws Exception {
    Upstream upstream = upstreams.scripted("wrong-types");

    assertThat(upstream.tools()).extracting(ToolDefinition::name).containsExactly("echo", "odd");
    try (JsonText result = upstream.call("odd", none(), SOON, () -> {})) {
      assertThat(result.isObject()).isFalse();
    }
  }

  @Test
  void tenThousandToolsAreEnough() throws Exception {
    List<ToolDefinition> tools = upstreams.scripted("many-tools").tools();

    assertThat(tools).hasSize(10_000);
    assertThat(tools.getLast().name()).isEqualTo("t9998");
  }

  @Test
  void changedToolsAreListedAgainOnceAndTheRunGoesOn() throws Exception {
    Upstream upstream = upstreams.scripted();
    assertThat(upstream.tools()).hasSizeGreaterThan(1);

    assertThat(text(upstream, "change")).isEqualTo("changed");

    Await.until(() -> upstream.status().tools().equals(OptionalInt.of(1)));
    assertThat(upstream.tools()).extracting(ToolDefinition::name).containsExactly("late");
    assertThat(text(upstream, "echo")).isEqualTo("hello");
  }

  @Test
  void whatAServerForkedIsGoneWithIt() throws Exception {
    Upstream upstream = upstreams.scripted();
    long sleeper = Long.parseLong(text(upstream, "forks"));
    assertThat(ProcessHandle.of(sleeper)).isPresent();

    failure(upstream, "crash");

    Await.until(() -> ProcessHandle.of(sleeper).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void wrapperThatDiesFirstLeavesNothing() throws Exception {
    // The server runs on in a session of its own after the wrapper ended.
    var server = ScriptedServer.entry("wrapped", "ignores-term");
    Upstream upstream =
        upstreams.open(
            shell(
                "exec 3<&0; setsid \"$0\" \"$@\" <&3 & sleep 1; exit 4",
                Map.of(),
                server.command().toArray(String[]::new)));
    long pid = Long.parseLong(text(upstream, "pid"));

    Await.until(() -> upstream.status().state() == UpstreamStatus.State.FAILED);

    Await.until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void statusTellsWithoutConnectingAndHowToMend() throws Exception {
    Upstream upstream = upstreams.scripted();
    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.IDLE);
    upstream.tools();
    UpstreamStatus connected = upstream.status();
    assertThat(connected.state()).isEqualTo(UpstreamStatus.State.CONNECTED);
    assertThat(connected.transport()).isEqualTo(UpstreamStatus.Transport.STDIO);
    assertThat(connected.startTime()).isPresent();
    assertThat(connected.tools()).hasValue(9);
    assertThat(connected.lastError()).isEmpty();

    failure(upstream, "crash");
    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.FAILED);
    assertThat(upstream.status().lastError()).contains("it ended with exit code 9");

    upstream.close();
    assertThat(upstream.status().state()).isEqualTo(UpstreamStatus.State.CLOSED);
  }

  @Test
  void lastWordsAreToldWithoutSecrets() {
    Upstream upstream =
        upstreams.open(
            shell(
                "printf 'first\\nno\\033[31m key: '$KEY' at https://u:p@host, '$1'\\n\\n' >&2; exit 3",
                Map.of("KEY", "s3cr3t-value"),
                "shell",
                "--api-key=other-secret"));

    assertThat(failure(upstream, "x")).hasMessageContaining("exit code 3");
    assertThat(upstream.status().remedy().orElse(""))
        .startsWith("the last that it said: no")
        .contains("key: *** at https://***@host, --api-key=***")
        .doesNotContain("s3cr3t", "other-secret", "\u001b");
  }

  @Test
  void missingProgramIsLookedForWhereTheEntrySays() {
    Upstream upstream =
        upstreams.open(
            new ServerEntry.Stdio(
                "node",
                "",
                List.of("npx-of-nowhere"),
                Map.of("PATH", "/nowhere:/neither"),
                Optional.empty(),
                Optional.empty(),
                ToolSelection.ALL));

    failure(upstream, "x");

    assertThat(upstream.status().remedy().orElse(""))
        .contains("install it", "\"command\"", "PATH=/nowhere:/neither");
    assertThat(ProgramSearch.remedy("npx", "/bin")).contains("install Node.js");
  }
}
