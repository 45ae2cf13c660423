package dev.codemode.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the built distribution as a host meets it: over stdio, one process after the other.
 * Prints a table; judges nothing.
 */
final class Benchmark {
  /** Longest wait for warm workers between two runs. */
  private static final Duration REPLENISHED_WITHIN = Duration.ofSeconds(30);

  /** Between two looks at the processor time of the workers. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final int WARM_WORKERS = 2;

  private interface Scenario {
    void run() throws IOException, InterruptedException;
  }

  private final PrintStream out;
  private final Path distribution = Built.distribution();
  private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

  private Benchmark(PrintStream out) {
    this.out = out;
    scenarios.put("start", this::start);
    scenarios.put("warm", this::warm);
    scenarios.put("calls", this::calls);
    scenarios.put("kill", this::kill);
  }

  public static void main(String[] names) throws IOException, InterruptedException {
    new Benchmark(System.out).run(List.of(names));
  }

  private void run(List<String> names) throws IOException, InterruptedException {
    if (!scenarios.keySet().containsAll(names)) {
      throw new IllegalArgumentException("scenarios are " + scenarios.keySet());
    }
    machine();
    out.println(Sample.HEADER);
    for (Map.Entry<String, Scenario> scenario : scenarios.entrySet()) {
      if (names.isEmpty() || names.contains(scenario.getKey())) {
        scenario.getValue().run();
      }
    }
  }

  private void machine() throws IOException {
    String model = "unknown CPU";
    Path cpus = Path.of("/proc/cpuinfo");
    if (Files.exists(cpus)) {
      try (Stream<String> lines = Files.lines(cpus)) {
        model =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(model);
      }
    }
    out.printf(
        "%d cores, %s, JDK %s, %s %s%n%n",
        Runtime.getRuntime().availableProcessors(),
        model,
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.version"));
  }

  private void start() throws IOException, InterruptedException {
    start(" (start cache there)");
    Path cache = distribution.resolve("aot");
    Path away = distribution.resolve("aot.away");
    Files.move(cache, away);
    try {
      start(" (no start cache)");
    } finally {
      Files.move(away, cache);
    }
  }

  private void start(String how) throws IOException, InterruptedException {
    var initialize = new Sample("spawn to initialize answered" + how, "ms");
    var cold = new Sample("spawn to first result" + how, "ms");
    for (int i = 0; i < 5; i++) {
      long began = System.nanoTime();
      try (StdioServer server = StdioServer.launch(distribution, noServers(), Map.of())) {
        server.handshake();
        initialize.addSince(began);
        expectTwo(server.execute("1+1"));
        cold.addSince(began);
      }
    }
    out.println(initialize);
    out.println(cold);
  }

  private void warm() throws IOException, InterruptedException {
    var roundTrip = new Sample("warm 1+1", "ms");
    var memory = new Sample("idle worker, PSS", "MiB");
    try (StdioServer server = StdioServer.start(distribution, noServers(), Map.of())) {
      for (int i = 0; i < 20; i++) {
        awaitWarm(server, 0);
        server
            .process()
            .children()
            .forEach(worker -> memory.add(Processes.proportionalKib(worker.pid()) / 1_024.0));
        long began = System.nanoTime();
        expectTwo(server.execute("1+1"));
        roundTrip.addSince(began);
      }
    }
    out.println(roundTrip);
    out.println(memory);
  }

  private void calls() throws IOException, InterruptedException {
    var one = new Sample("brokered call, inside a program", "ms");
    var fanOut = new Sample("40 calls of 100 ms at once", "ms");
    try (StdioServer server =
        StdioServer.start(
            distribution, instantServer(), Map.of("CODEMODE_LIMITS_TOOL_CALLS", "1000"))) {
      awaitWarm(server, 1);
      ExecuteResult result =
          completed(
              server.execute(
                  """
                  import time
                  times = []
                  for _ in range(1000):
                      began = time.perf_counter()
                      instant.echo(text="x")
                      times.append((time.perf_counter() - began) * 1000)
                  times
                  """));
      result.result().forEach(time -> one.add(time.asDouble()));
      for (int i = 0; i < 5; i++) {
        awaitWarm(server, 1);
        ExecuteResult parallel =
            completed(
                server.execute(
                    """
                    import asyncio, time
                    began = time.perf_counter()
                    await asyncio.gather(*(instant.pause(ms=100) for _ in range(40)))
                    (time.perf_counter() - began) * 1000
                    """));
        fanOut.add(parallel.result().asDouble());
      }
    }
    out.println(one);
    out.println(fanOut);
  }

  private void kill() throws IOException, InterruptedException {
    var next = new Sample("1+1 right after a run was killed", "ms");
    try (StdioServer server = StdioServer.start(distribution, noServers(), Map.of())) {
      for (int i = 0; i < 5; i++) {
        awaitWarm(server, 0);
        ExecuteResult killed = server.execute("while True: pass", 1);
        if (!killed.status().equals("timeout")) {
          throw new IllegalStateException("expected a timeout: " + killed.structured());
        }
        long began = System.nanoTime();
        expectTwo(server.execute("1+1"));
        next.addSince(began);
      }
    }
    out.println(next);
  }

  /**
   * Waits until the warm workers are there and idle: as many children as are kept warm, and none of
   * them uses the processor.
   *
   * @param upstreams children that are no workers
   */
  private static void awaitWarm(StdioServer server, int upstreams) throws InterruptedException {
    long deadline = System.nanoTime() + REPLENISHED_WITHIN.toNanos();
    List<Duration> before = List.of();
    while (System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY);
      List<Duration> now = cpuTimes(server);
      if (now.size() >= WARM_WORKERS + upstreams && isIdle(before, now)) {
        return;
      }
      before = now;
    }
    throw new IllegalStateException("no warm workers; the log says:\n" + server.log());
  }

  private static List<Duration> cpuTimes(StdioServer server) {
    List<Duration> times = new ArrayList<>();
    server
        .process()
        .children()
        .sorted()
        .forEach(worker -> times.add(worker.info().totalCpuDuration().orElse(Duration.ZERO)));
    return times;
  }

  private static boolean isIdle(List<Duration> before, List<Duration> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i).minus(before.get(i)).toMillis() > 50) {
        return false;
      }
    }
    return true;
  }

  private static String noServers() {
    return Json.servers(Map.of());
  }

  private static String instantServer() {
    return Json.servers(Map.of("instant", InstantServer.entry()));
  }

  private static void expectTwo(ExecuteResult result) {
    if (completed(result).result().asInt() != 2) {
      throw new IllegalStateException("expected 2: " + result.structured());
    }
  }

  private static ExecuteResult completed(ExecuteResult result) {
    if (!result.status().equals("completed")) {
      throw new IllegalStateException("the run did not complete: " + result.structured());
    }
    return result;
  }
}
