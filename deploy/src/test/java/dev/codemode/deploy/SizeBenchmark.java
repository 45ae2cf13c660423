package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Memory of the idle product, and what it takes on the disk. */
final class SizeBenchmark {
  private static final int MANY = 10;

  private SizeBenchmark() {}

  static void run(BenchmarkReport report) throws IOException, InterruptedException {
    try (MeasuredServer server = MeasuredServer.start()) {
      double supervisor = server.awaitWarm().supervisorMib();
      double workers = server.workersMib().stream().mapToDouble(Double::doubleValue).sum();
      report.add(
          Sample.of("idle supervisor, PSS", "MiB", supervisor),
          Sample.of("idle product, PSS: supervisor and two workers", "MiB", supervisor + workers));
    }
    try (MeasuredServer server = MeasuredServer.start(MANY, Map.of())) {
      // Those that it started must have answered.
      var _ = server.awaitWarm().run("[len(dir(tools[name])) for name in tools.servers()]");
      report.add(
          Sample.of(
              "supervisor with ten upstreams, PSS", "MiB", server.awaitWarm().supervisorMib()));
    }
    Path distribution = Built.distribution();
    report.add(
        Sample.of(
            "distribution on the disk, with caches for both kinds of worker",
            "MiB",
            mebibytes(distribution)),
        Sample.of("start caches among that", "MiB", mebibytes(distribution.resolve("aot"))));
  }

  private static double mebibytes(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes / 1_048_576.0;
    }
  }
}
