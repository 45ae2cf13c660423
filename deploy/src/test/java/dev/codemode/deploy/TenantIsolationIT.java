package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * With {@code isolation: tenant} a worker serves one run after the other, and no run learns of the
 * one before it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TenantIsolationIT {
  private static final int MOST_RUNS = 15;
  private static final Duration REPLACED_WITHIN = Duration.ofSeconds(60);

  /** What a program could leave behind, and whether the next one sees it. */
  private static final String LEAVE =
      """
      import builtins, json, sys, types
      left = 1
      builtins.left = 2
      json.left = 3
      json.dumps = lambda *_, **__: '"forged"'
      sys.modules['left'] = types.ModuleType('left')
      sys.path.insert(0, 'left')
      """;

  private static final String SEEN =
      """
      import builtins, json, sys
      [name for name, seen in {
          'global': 'left' in globals(),
          'builtin': hasattr(builtins, 'left'),
          'module attribute': hasattr(json, 'left'),
          'function': json.dumps([1]) != '[1]',
          'module': 'left' in sys.modules,
          'path': 'left' in sys.path,
      }.items() if seen]
      """;

  private StdioServer server;

  @BeforeAll
  void start() throws IOException {
    server =
        StdioServer.start(
            Built.distribution(),
            Json.servers(Map.of("instant", InstantServer.entry())),
            Map.of(
                "CODEMODE_ISOLATION",
                "tenant",
                "CODEMODE_POOL_WARM",
                "1",
                "CODEMODE_POLICY_MODE",
                "off",
                "CODEMODE_POOL_MAX_RUNS_PER_WORKER",
                Integer.toString(MOST_RUNS)));
    var _ = completes("1+1");
  }

  @AfterAll
  void stop() throws IOException {
    try (StdioServer _ = server) {
      assertThat(server.execute("1+1").result().asInt()).isEqualTo(2);
    }
  }

  private ExecuteResult completes(String code) throws IOException {
    ExecuteResult result = server.execute(code);
    assertThat(result.status())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("completed");
    return result;
  }

  private List<Long> workers() {
    return Processes.workersOf(server.process()).stream().map(ProcessHandle::pid).toList();
  }

  /** Ends the worker that is there, so that a test has a new one to itself. */
  private long ownWorker() throws Exception {
    List<Long> before = workers();
    assertThat(server.execute("while True: pass", 0.2).status()).isEqualTo("timeout");
    var _ = completes("1+1");
    List<Long> now = workers();
    assertThat(Processes.commandLine(now.getFirst()))
        .as("starts from the cache of its kind")
        .containsPattern("-XX:AOTCache=\\S*/tenant-worker-");
    assertThat(now).as("one worker").hasSize(1).doesNotContainAnyElementsOf(before);
    return now.getFirst();
  }

  @Test
  void sameWorkerServesTheNextRunWhichSeesNothingOfTheLast() throws Exception {
    long worker = ownWorker();
    var _ = completes(LEAVE);
    assertThat(completes(SEEN).result()).isEmpty();
    assertThat(server.execute("print('out'); 1 / 0").errorType()).isEqualTo("ZeroDivisionError");
    ExecuteResult next = completes(SEEN);
    assertThat(next.result()).isEmpty();
    assertThat(next.stdout()).isEmpty();
    assertThat(completes("import sys\nsys.exit()").stdout()).isEmpty();
    assertThat(completes(SEEN).result()).isEmpty();
    assertThat(workers()).containsExactly(worker);
  }

  @Test
  void repliesThatNobodyTookDoNotHoldUpTheNextRun() throws Exception {
    long worker = ownWorker();
    ExecuteResult result =
        completes(
            """
            import asyncio, time
            calls = [asyncio.create_task(instant.big(bytes=8_000_000)) for _ in range(6)]
            await asyncio.sleep(0)
            time.sleep(2)
            'left them open'
            """);
    assertThat(result.result().asString()).isEqualTo("left them open");
    assertThat(completes("len(str(instant.big(bytes=1_000_000)))").result().asInt())
        .isGreaterThanOrEqualTo(1_000_000);
    assertThat(workers()).containsExactly(worker);
  }

  @Test
  void memoryOfOneRunIsNotCountedAgainstTheNext() throws Exception {
    long worker = ownWorker();
    for (int i = 0; i < 4; i++) {
      assertThat(completes("len([bytes(1_000_000) for _ in range(180)])").result().asInt())
          .isEqualTo(180);
    }
    assertThat(workers()).containsExactly(worker);
    assertThat(server.execute("x = [bytes(1_000_000) for _ in range(400)]").status())
        .isEqualTo("memory_limit");
    assertThat(completes(SEEN).result()).isEmpty();
  }

  @Test
  void workerIsRecycledAfterItsNumberOfRuns() throws Exception {
    long worker = ownWorker();
    for (int run = 2; run <= MOST_RUNS; run++) {
      assertThat(workers()).as("before run %s", run).containsExactly(worker);
      var _ = completes("1+1");
    }
    assertThat(Processes.await(REPLACED_WITHIN, () -> !workers().contains(worker)))
        .as("worker %s is gone after %s runs", worker, MOST_RUNS)
        .isTrue();
    assertThat(completes("1+1").result().asInt()).isEqualTo(2);
  }
}
