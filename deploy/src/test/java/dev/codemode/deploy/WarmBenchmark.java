package dev.codemode.deploy;

import java.io.IOException;
import java.util.Map;

/** Programs on interpreters that never ran any. */
final class WarmBenchmark {
  private static final int TIMES = 20;
  private static final int PROGRAMS = 10;

  private static final String TEN_CALLS =
      "checked = [instant.echo(text=f'order {number}')['text'] for number in range(10)]\n";

  private WarmBenchmark() {}

  static void run(BenchmarkReport report) throws IOException, InterruptedException {
    var paced = new Sample("warm 1+1 on stdio", "ms");
    var memory = new Sample("idle worker, PSS, each of two", "MiB");
    var unpaced = new Sample("1+1 on stdio, one right after the other", "ms");
    try (MeasuredServer server = MeasuredServer.start()) {
      for (int i = 0; i < TIMES; i++) {
        server.awaitWarm();
        server.workersMib().forEach(memory::add);
        paced.add(server.onePlusOne());
      }
      server.awaitWarm();
      for (int i = 0; i < TIMES; i++) {
        unpaced.add(server.onePlusOne());
      }
    }
    report.add(paced, unpaced, memory);
  }

  static void usualPrograms(BenchmarkReport report) throws IOException, InterruptedException {
    var plain = new Sample("usual program of 60 lines", "ms");
    var calling = new Sample("the same with ten tool calls", "ms");
    String usual = MeasuredServer.program("usual.py");
    try (MeasuredServer server = MeasuredServer.start(1, Map.of())) {
      for (int i = 0; i < PROGRAMS; i++) {
        measure(server, usual, plain);
        measure(server, TEN_CALLS + usual, calling);
      }
    }
    report.add(plain, calling);
  }

  private static void measure(MeasuredServer server, String program, Sample sample)
      throws IOException, InterruptedException {
    server.awaitWarm();
    long began = System.nanoTime();
    var _ = server.run(program);
    sample.addSince(began);
  }
}
