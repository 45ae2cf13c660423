package dev.codemode.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the built distribution as a host meets it, one scenario after the other, and other MCP
 * servers beside it. Prints a table and writes it as {@code benchmark.json} and {@code
 * benchmark.md} into the build folder; judges nothing.
 *
 * <p>Arguments: names of scenarios, none for all; {@code --peer FILE} for each other server, see
 * {@link PeerServer}.
 */
final class Benchmark {
  /** Measures something and reports it. */
  interface Scenario {
    void run(BenchmarkReport report) throws Exception;
  }

  private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

  static {
    SCENARIOS.put("start", StartBenchmark::run);
    SCENARIOS.put("warm", WarmBenchmark::run);
    SCENARIOS.put("grpc", GrpcBenchmark::run);
    SCENARIOS.put("usual", WarmBenchmark::usualPrograms);
    SCENARIOS.put("calls", CallBenchmark::run);
    SCENARIOS.put("replies", CallBenchmark::largeReplies);
    SCENARIOS.put("kill", LoadBenchmark::afterKill);
    SCENARIOS.put("sustained", LoadBenchmark::sustained);
    SCENARIOS.put("tenant", LoadBenchmark::ofTenants);
    SCENARIOS.put("burst", LoadBenchmark::burst);
    SCENARIOS.put("cpu", CpuBenchmark::run);
    SCENARIOS.put("tenant-cpu", CpuBenchmark::ofTenants);
    SCENARIOS.put("size", SizeBenchmark::run);
  }

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    var names = new ArrayList<String>();
    var peers = new ArrayList<PeerServer.Adapter>();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--peer") && i + 1 < arguments.length) {
        peers.add(PeerServer.Adapter.read(Path.of(arguments[++i])));
      } else {
        names.add(arguments[i]);
      }
    }
    if (!SCENARIOS.keySet().containsAll(names)) {
      System.err.println(
          "usage: benchmark [--peer FILE]… [SCENARIO…]; scenarios are " + SCENARIOS.keySet());
      System.exit(2);
    }
    measure(names, peers);
  }

  private static void measure(List<String> names, List<PeerServer.Adapter> peers) throws Exception {
    var report = new BenchmarkReport(System.out);
    try {
      for (Map.Entry<String, Scenario> scenario : SCENARIOS.entrySet()) {
        if (names.isEmpty() || names.contains(scenario.getKey())) {
          scenario.getValue().run(report);
        }
      }
      for (PeerServer.Adapter peer : peers) {
        PeerBenchmark.run(peer, report);
      }
    } finally {
      report.write(Built.target());
    }
  }
}
