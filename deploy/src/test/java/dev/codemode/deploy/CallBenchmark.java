package dev.codemode.deploy;

import java.io.IOException;
import java.util.Map;

/** Tool calls through the broker, to an upstream that answers at once. */
final class CallBenchmark {
  private static final int TIMES = 5;

  private static final String ONE_BY_ONE =
      """
      import time
      times = []
      for _ in range(1000):
          began = time.perf_counter()
          instant.echo(text="x")
          times.append((time.perf_counter() - began) * 1000)
      times
      """;

  private static final String AT_ONCE =
      """
      import asyncio, time
      began = time.perf_counter()
      await asyncio.gather(*(instant.pause(ms=100) for _ in range(%d)))
      (time.perf_counter() - began) * 1000
      """;

  private CallBenchmark() {}

  static void run(BenchmarkReport report) throws IOException, InterruptedException {
    var one = new Sample("brokered call, inside a program", "ms");
    var forty = new Sample("40 calls of 100 ms at once", "ms");
    var thousand = new Sample("1,000 calls of 100 ms at once", "ms");
    var limits =
        Map.of("CODEMODE_LIMITS_TOOL_CALLS", "1000", "CODEMODE_LIMITS_PARALLEL_TOOL_CALLS", "1000");
    try (MeasuredServer server = MeasuredServer.start(1, limits)) {
      server.awaitWarm().run(ONE_BY_ONE).forEach(time -> one.add(time.asDouble()));
      for (int i = 0; i < TIMES; i++) {
        forty.add(server.awaitWarm().run(AT_ONCE.formatted(40)).asDouble());
      }
      for (int i = 0; i < TIMES; i++) {
        thousand.add(server.awaitWarm().run(AT_ONCE.formatted(1_000)).asDouble());
      }
    }
    report.add(one, forty, thousand);
  }

  static void largeReplies(BenchmarkReport report) throws IOException, InterruptedException {
    try (MeasuredServer server = MeasuredServer.start(1, Map.of())) {
      for (int mebibytes : new int[] {1, 8}) {
        // The limit is that of the JSON around the text, too.
        int bytes = mebibytes * 1_024 * 1_024 - 1_024;
        var sample = new Sample("reply of %d MiB".formatted(mebibytes), "ms");
        for (int i = 0; i < TIMES; i++) {
          var result = server.awaitWarm().run(large(bytes));
          if (result.path(0).asInt() != bytes) {
            throw new IllegalStateException("a reply of another size: " + result);
          }
          sample.add(result.path(1).asDouble());
        }
        report.add(sample);
      }
    }
  }

  private static String large(int bytes) {
    return """
        import time
        began = time.perf_counter()
        text = instant.big(bytes=%d)["text"]
        [len(text), (time.perf_counter() - began) * 1000]
        """
        .formatted(bytes);
  }
}
