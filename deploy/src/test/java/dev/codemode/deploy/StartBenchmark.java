package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** From nothing to the first answers. */
final class StartBenchmark {
  private static final int TIMES = 5;

  private StartBenchmark() {}

  static void run(BenchmarkReport report) throws IOException {
    measure(report, "start caches there");
    Path cache = Built.distribution().resolve("aot");
    Path away = Built.target().resolve("start-caches-away");
    if (Files.exists(away)) {
      throw new IllegalStateException(
          "an earlier benchmark was broken off; move %s back to %s".formatted(away, cache));
    }
    Files.move(cache, away);
    try {
      measure(report, "no start cache");
    } finally {
      Files.move(away, cache);
    }
  }

  private static void measure(BenchmarkReport report, String how) throws IOException {
    var initialize = new Sample("spawn to initialize answered, " + how, "ms");
    var cold = new Sample("spawn to first result, " + how, "ms");
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      try (MeasuredServer server = MeasuredServer.launch()) {
        server.handshake();
        initialize.addSince(began);
        var _ = server.onePlusOne();
        cold.addSince(began);
      }
    }
    report.add(initialize, cold);
  }
}
