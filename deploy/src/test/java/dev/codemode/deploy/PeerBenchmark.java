package dev.codemode.deploy;

import java.io.IOException;

/**
 * Another server's starts, runs and calls, timed from outside by whole runs: a call is what a run
 * of a thousand takes longer than {@code 1+1}, each. Its runs are not paced.
 */
final class PeerBenchmark {
  private static final int STARTS = 5;
  private static final int TIMES = 20;
  private static final int CALLS = 1_000;

  private PeerBenchmark() {}

  static void run(PeerServer.Adapter adapter, BenchmarkReport report) throws IOException {
    var initialize = sample(adapter, "spawn to initialize answered", "ms");
    var cold = sample(adapter, "spawn to first result", "ms");
    for (int i = 0; i < STARTS; i++) {
      long began = System.nanoTime();
      try (PeerServer server = PeerServer.launch(adapter)) {
        server.handshake();
        initialize.addSince(began);
        var _ = server.run("one");
        cold.addSince(began);
      }
    }
    report.add(initialize, cold);
    try (PeerServer server = PeerServer.launch(adapter)) {
      server.handshake();
      var one = sample(adapter, "1+1", "ms");
      for (int i = 0; i < TIMES; i++) {
        one.add(server.run("one"));
      }
      report.add(one);
      if (adapter.programs().containsKey("calls")) {
        double all = server.run("calls") - one.percentile(0.5);
        report.add(Sample.of(adapter.name() + ": a call, mean of 1,000", "ms", all / CALLS));
      }
      if (adapter.programs().containsKey("fan_out")) {
        var fanOut = sample(adapter, "40 calls of 100 ms at once, whole run", "ms");
        for (int i = 0; i < STARTS; i++) {
          fanOut.add(server.run("fan_out"));
        }
        report.add(fanOut);
      }
      report.add(Sample.of(adapter.name() + ": PSS with its upstream", "MiB", server.mebibytes()));
    }
  }

  private static Sample sample(PeerServer.Adapter adapter, String what, String unit) {
    return new Sample(adapter.name() + ": " + what, unit);
  }
}
