package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a server does, a program sees in time what came of its call, other servers go on, the
 * next call works and nothing is left behind. One program meets all of them at once; the tests
 * judge what it saw.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MisbehavingServersIT {
  private static final List<String> STDIO =
      List.of(
          "banner",
          "changes",
          "closed_stderr",
          "crash",
          "crash_at_start",
          "flood",
          "forks",
          "garbage",
          "hang",
          "ids",
          "ignores_term",
          "long_line",
          "many_tools",
          "odd_error",
          "slow_list",
          "wrong_types");

  /** Path of each server that is reached by a url, by its key. */
  private static final Map<String, String> WEB =
      Map.of(
          "web_401", "401",
          "web_404", "404",
          "web_500", "500",
          "web_cut", "cut",
          "web_redirect", "redirect",
          "call_401", "call-401",
          "call_404", "call-404",
          "call_500", "call-500",
          "call_cut", "call-cut",
          "call_redirect", "call-redirect");

  /** A call's time and what a busy machine adds. */
  private static final double SECONDS = 20;

  private static final Duration RELISTED_WITHIN = Duration.ofSeconds(15);

  /** Seconds, then what came of it: {@code value}, or what the error says. */
  private static final String ALL_AT_ONCE =
      """
      import asyncio
      import time
      async def attempt(name, tool):
          began = time.monotonic()
          try:
              seen = {"value": await tools[name][tool]()}
          except ToolError as error:
              seen = {"server": error.server, "message": error.message}
          return [time.monotonic() - began, seen]
      async def all_of(names, tool):
          return dict(zip(names, await asyncio.gather(*(attempt(name, tool) for name in names))))
      async def steady():
          return [await attempt("steady", "work") for _ in range(20)]
      misbehaved, meanwhile = await asyncio.gather(all_of(names, "misbehave"), steady())
      {"misbehaved": misbehaved, "meanwhile": meanwhile, "next": await all_of(names, "work")}
      """;

  private MisbehavingServer servers;
  private MisbehavingWeb web;
  private StdioServer server;
  private CompletableFuture<JsonNode> hanging;
  private JsonNode seen;

  @BeforeAll
  void meetAll(@TempDir Path folder) throws IOException {
    servers = MisbehavingServer.in(folder.toRealPath());
    web = new MisbehavingWeb();
    var entries = new LinkedHashMap<String, Object>();
    STDIO.forEach(fault -> entries.put(fault, servers.entry(fault)));
    WEB.forEach((key, path) -> entries.put(key, web.entry(path)));
    var names = List.copyOf(entries.keySet());
    entries.put("hang_at_start", servers.entry("hang_at_start"));
    entries.put("steady", servers.entry("none"));
    server = StdioServer.start(Json.servers(entries));
    hanging = server.sendProgram(Map.of("code", "hang_at_start.work()"));
    ExecuteResult result =
        server.execute(Map.of("code", ALL_AT_ONCE, "variables", Map.of("names", names)));
    assertThat(result.status())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("completed");
    seen = result.result();
  }

  @AfterAll
  void nothingIsLeft() throws Exception {
    if (server == null) {
      return;
    }
    try (MisbehavingWeb _ = web) {
      assertThat(Processes.naming(servers.script())).as("they run until the end").isNotEmpty();
      server.close();
    }
    assertThat(
            Processes.await(
                Duration.ofSeconds(5), () -> Processes.naming(servers.script()).isEmpty()))
        .as("no server and nothing that one forked is left")
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crash_at_start | exit code 3
          crash          | exit code 9
          hang           | no answer within 4.0 s; it may have happened
          long_line      | larger than
          wrong_types    | its server answered with no result
          odd_error      | it gave no reason
          web_401        | HTTP 401
          web_404        | HTTP 404
          web_500        | HTTP 500
          web_cut        | its answer was cut off
          web_redirect   | it redirects to another origin
          call_401       | HTTP 401
          call_404       | HTTP 404
          call_500       | HTTP 500
          call_cut       | it may have happened
          call_redirect  | it redirects to another origin
          """)
  void errorNamesServerAndCauseInTime(String name, String cause) {
    JsonNode attempt = seen.path("misbehaved").path(name);
    assertThat(attempt.path(1).path("server").asString("")).as("%s", attempt).isEqualTo(name);
    assertThat(attempt.path(1).path("message").asString("")).contains(cause);
    assertThat(attempt.path(0).asDouble()).as("seconds").isLessThan(SECONDS);
  }

  @ParameterizedTest
  @CsvSource({
    "banner,survived",
    "changes,changed",
    "closed_stderr,survived",
    "flood,survived",
    "forks,forked",
    "garbage,survived",
    "ids,first",
    "ignores_term,survived",
    "many_tools,survived",
    "slow_list,survived"
  })
  void callSucceedsAllTheSame(String name, String value) {
    JsonNode attempt = seen.path("misbehaved").path(name);
    assertThat(attempt.path(1).path("value").asString("")).as("%s", attempt).isEqualTo(value);
  }

  /** Those that misbehave in a call and not in all that they do. */
  private static Stream<String> worksAgain() {
    return Stream.concat(
        STDIO.stream().filter(name -> !name.equals("crash_at_start")),
        WEB.keySet().stream().filter(name -> name.startsWith("call_")));
  }

  @ParameterizedTest
  @MethodSource("worksAgain")
  void nextCallWorks(String name) {
    JsonNode attempt = seen.path("next").path(name);
    assertThat(attempt.path(1).path("value").asString("")).as("%s", attempt).isEqualTo("done");
    assertThat(attempt.path(0).asDouble()).as("seconds").isLessThan(SECONDS);
  }

  @Test
  void otherServersGoOn() {
    assertThat(seen.path("meanwhile")).hasSize(20);
    assertThat(seen.path("meanwhile"))
        .allSatisfy(
            attempt -> {
              assertThat(attempt.path(1).path("value").asString(""))
                  .as("%s", attempt)
                  .isEqualTo("done");
              assertThat(attempt.path(0).asDouble()).as("seconds").isLessThan(SECONDS);
            });
  }

  @Test
  void changedToolsAreCalledByTheNextRun() throws InterruptedException {
    assertThat(Processes.await(RELISTED_WITHIN, () -> completes("changes.late()"))).isTrue();
  }

  @Test
  void onlyTheFirstOfTooManyToolsAreKept() throws IOException {
    JsonNode answer =
        server.callTool(
            "search_tools", Map.of("server", "many_tools", "detail", "name", "limit", 1));
    assertThat(answer.path("result").path("structuredContent").path("total").asInt())
        .as("%s", answer)
        .isEqualTo(10_000);
  }

  @Test
  void serverThatNeverAnswersIsGivenUp() {
    ExecuteResult result = ExecuteResult.of(server.await(hanging));
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("failed");
    assertThat(result.message()).contains("hang_at_start", "initialize");
    assertThat(completes("steady.work()")).isTrue();
  }

  private boolean completes(String code) {
    try {
      return server.execute(code).success();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
