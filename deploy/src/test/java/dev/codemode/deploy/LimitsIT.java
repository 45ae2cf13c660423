package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run over its limit ends in time, whatever the program does, and the next one is not affected.
 *
 * <p>One worker is kept warm, and after each test a program that is refused for its syntax waits
 * for it without using it up: each test finds it ready and costs one start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsIT {
  private static final int TIMEOUT_MILLIS = 1_000;

  /** From the limit to the end of the run, by the contract. */
  private static final int GRACE_MILLIS = 250;

  /** The same as a client sees it on a busy machine. */
  private static final int GRACE_AT_CLIENT_MILLIS = 10 * GRACE_MILLIS;

  /** From the reply to the time when the system has done away with the worker. */
  private static final Duration REAPED_WITHIN = Duration.ofSeconds(1);

  /** The contract's 2 s for memory that is filled by small objects, on a busy machine. */
  private static final int FILLED_GRACE_AT_CLIENT_MILLIS = 5 * 2_000;

  private StdioServer server;

  @BeforeAll
  void start() throws IOException {
    server =
        StdioServer.start(
            Built.distribution(), Json.servers(Map.of()), Map.of("CODEMODE_POOL_WARM", "1"));
    nextProgramIsTaken();
  }

  /** The next test's program then runs on the worker that looked at this one. */
  @AfterEach
  void nextProgramIsTaken() throws IOException {
    ExecuteResult result = server.execute("(");
    assertThat(result.errorType())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("SyntaxError");
  }

  @AfterAll
  void stop() throws IOException {
    try (StdioServer _ = server) {
      assertThat(server.execute("1+1").result().asInt()).isEqualTo(2);
    }
  }

  /**
   * A run that its worker did not survive.
   *
   * @param millis from the first statement, as far as the client can tell, to the reply's arrival
   */
  private record Stopped(ExecuteResult result, long millis) {}

  private Stopped stopped(String code, double timeoutSeconds)
      throws IOException, InterruptedException {
    List<ProcessHandle> before = Processes.workersOf(server.process());
    assertThat(before).as("workers before the run").isNotEmpty();
    long sent = System.nanoTime();
    ExecuteResult result = server.execute(code, timeoutSeconds);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
    assertThat(
            Processes.await(
                REAPED_WITHIN,
                () -> before.stream().filter(Processes::runs).count() == before.size() - 1))
        .as("the run's worker is gone: %s of %s", result.structured(), before)
        .isTrue();
    return new Stopped(result, millis - result.queueMillis());
  }

  /** Each prints where it gets stuck, so that it is known to get there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        print('stuck')
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
        """,
        """
        try:
            1 / 0
        finally:
            print('stuck')
            while True:
                pass
        """,
        // The interpreter calls no finalizer of its own accord, so the program does.
        """
        class Clinging:
            def __del__(self):
                print('stuck')
                while True:
                    pass
        Clinging().__del__()
        """,
        """
        import re
        print('stuck')
        re.match(r'^((a+)+)\\1?$', 'a' * 40 + 'b')
        """,
        """
        print('stuck')
        10**10**8
        """,
        """
        print('stuck')
        sorted(range(10**8))
        """,
        """
        import time
        print('stuck')
        time.sleep(60)
        """,
        """
        import asyncio
        print('stuck')
        await asyncio.sleep(60)
        """
      })
  void endlessProgramEndsAtItsTimeout(String code) throws Exception {
    Stopped stopped = stopped(code, TIMEOUT_MILLIS / 1_000.0);
    ExecuteResult result = stopped.result();
    assertThat(result.stdout()).as("%s", result.structured()).isEqualTo("stuck\n");
    assertThat(stopped.millis())
        .as("milliseconds at the client")
        .isLessThanOrEqualTo(TIMEOUT_MILLIS + GRACE_AT_CLIENT_MILLIS);
    if (result.status().equals("memory_limit")) {
      // A hundred million integers may fill the heap before the second is over.
      assertThat(code).contains("sorted(");
      return;
    }
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("timeout");
    assertThat(result.errorType()).isEqualTo("TIMEOUT");
    assertThat(result.durationMillis())
        .isBetween((long) TIMEOUT_MILLIS, (long) TIMEOUT_MILLIS + GRACE_MILLIS);
    assertThat(result.hint()).isNotBlank();
  }

  /**
   * The crossing of the limit cannot be seen from outside. Seen are the program's last sign of life
   * and the end: between them lie the collections that tell what is live.
   *
   * @param step adds to {@code rows}
   * @param signAfter steps between two signs of life
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                       | rows.append({'n': n})          | 5_000
          [bytes(1_000_000) for _ in range(160)]   | rows.append(str(n) * 3)        | 5_000
          []                                       | rows.append(bytes(1_000_000))  | 1
          ()                                       | rows = ((rows, n, 1.5),)       | 5_000
          """)
  void filledHeapEndsTheRun(String rows, String step, String signAfter) throws Exception {
    String code =
        """
        import time
        began = time.monotonic()
        rows = %s
        n = 0
        while True:
            n += 1
            try:
                %s
                if n %% %s == 0:
                    print(round((time.monotonic() - began) * 1000))
            except MemoryError:
                pass
        """
            .formatted(rows, step, signAfter);
    Stopped stopped = stopped(code, 55);
    ExecuteResult result = stopped.result();
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("memory_limit");
    assertThat(result.errorType()).isEqualTo("MEMORY_LIMIT");
    List<String> signs = result.stdout().lines().toList();
    assertThat(signs).as("signs of life").isNotEmpty();
    assertThat(stopped.millis() - Long.parseLong(signs.getLast()))
        .as("milliseconds from the last of %d signs of life to the reply", signs.size())
        .isLessThanOrEqualTo(FILLED_GRACE_AT_CLIENT_MILLIS);
  }

  @Test
  void printingWithoutEndIsStopped() throws Exception {
    ExecuteResult result = stopped("line = 'x' * 10_000\nwhile True: print(line)", 30).result();
    assertThat(result.status()).isEqualTo("output_limit");
    assertThat(result.stdout()).startsWith("xxx");
    assertThat(result.text().length()).isLessThan(200_000);
  }

  @Test
  void hugeResultIsRefused() throws Exception {
    ExecuteResult result = stopped("'x' * (9 * 1024 * 1024)", 30).result();
    assertThat(result.status()).isEqualTo("output_limit");
  }

  @Test
  void codeOverItsSizeIsRefusedBeforeItRuns() throws IOException {
    ExecuteResult result = server.execute("x = 1\n".repeat(401));
    assertThat(result.status()).isEqualTo("policy_violation");
    assertThat(result.message()).contains("400");
  }

  @Test
  void timeoutOverTheMaximumIsRefused() throws IOException {
    ExecuteResult result = server.execute("1", 301);
    assertThat(result.status()).isEqualTo("invalid_argument");
    assertThat(result.message()).contains("300");
  }
}
