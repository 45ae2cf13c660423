package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run over its limit ends in time, whatever the program does, and the next one is not affected.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsIT {
  private static final int TIMEOUT_MILLIS = 1_000;

  /** From the limit to the end of the run. */
  private static final int GRACE_MILLIS = 250;

  private StdioServer server;

  @BeforeAll
  void start() throws IOException {
    server = StdioServer.start(Json.servers(Map.of()));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @AfterEach
  void nextRunSucceeds() throws IOException {
    assertThat(server.execute("1+1").result().asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
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
            while True:
                pass
        """,
        """
        class Clinging:
            def __del__(self):
                while True:
                    pass
        held = [Clinging()]
        held.clear()
        while True:
            pass
        """,
        """
        import re
        re.match(r'^((a+)+)\\1?$', 'a' * 40 + 'b')
        """,
        "10**10**8",
        "sorted(range(10**8))",
        """
        import time
        time.sleep(60)
        """,
        """
        import asyncio
        await asyncio.sleep(60)
        """
      })
  void endlessProgramEndsAtItsTimeout(String code) throws IOException {
    ExecuteResult result = server.execute(code, TIMEOUT_MILLIS / 1_000.0);
    if (result.status().equals("memory_limit")) {
      // A hundred million integers may fill the heap before the second is over.
      assertThat(code).startsWith("sorted(");
      return;
    }
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("timeout");
    assertThat(result.errorType()).isEqualTo("TIMEOUT");
    assertThat(result.durationMillis())
        .isBetween((long) TIMEOUT_MILLIS, (long) TIMEOUT_MILLIS + GRACE_MILLIS);
    assertThat(result.hint()).isNotBlank();
  }

  @Test
  void outputBeforeTheLimitIsKept() throws IOException {
    ExecuteResult result = server.execute("print('so far')\nwhile True: pass", 1);
    assertThat(result.status()).isEqualTo("timeout");
    assertThat(result.stdout()).isEqualTo("so far\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows = []\nwhile True: rows.append({'n': len(rows)})",
        "rows = []\nwhile True: rows.append(str(len(rows)) * 3)",
        "rows = []\nwhile True: rows.append(bytes(1_000_000))",
        """
        rows = ()
        while True:
            try:
                rows = (rows, rows, 1.5)
                rows = (rows,)
            except MemoryError:
                pass
        """
      })
  void filledHeapEndsTheRun(String code) throws IOException {
    ExecuteResult result = server.execute(code, 30);
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("memory_limit");
    assertThat(result.errorType()).isEqualTo("MEMORY_LIMIT");
  }

  @Test
  void printingWithoutEndIsStopped() throws IOException {
    ExecuteResult result = server.execute("line = 'x' * 10_000\nwhile True: print(line)", 30);
    assertThat(result.status()).isEqualTo("output_limit");
    assertThat(result.text().length()).isLessThan(200_000);
  }

  @Test
  void hugeResultIsRefused() throws IOException {
    ExecuteResult result = server.execute("'x' * (9 * 1024 * 1024)", 30);
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
