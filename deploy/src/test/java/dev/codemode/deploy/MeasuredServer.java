package dev.codemode.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * The built distribution on stdio, as a benchmark uses it: a run that does not complete ends it.
 */
final class MeasuredServer implements AutoCloseable {
  /** Longest wait for warm workers between two runs. */
  private static final Duration REPLENISHED_WITHIN = Duration.ofSeconds(60);

  /** Between two looks at the processor time of the workers. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Processor time between two looks below which a process counts as idle. */
  private static final Duration IDLE = Duration.ofMillis(50);

  /** As the product keeps unless told otherwise. */
  static final int WARM_WORKERS = 2;

  private static final String NO_SERVERS = Json.servers(Map.of());

  private final StdioServer server;

  private MeasuredServer(StdioServer server) {
    this.server = server;
  }

  /** Not greeted yet, without upstreams. */
  static MeasuredServer launch() throws IOException {
    return new MeasuredServer(StdioServer.launch(Built.distribution(), NO_SERVERS, Map.of()));
  }

  /** Ready, without upstreams. */
  static MeasuredServer start() throws IOException {
    return start(0, Map.of());
  }

  /**
   * Ready.
   *
   * @param upstreams so many servers that answer at once: {@code instant}, {@code instant1}, …
   */
  static MeasuredServer start(int upstreams, Map<String, String> environment) throws IOException {
    var servers = new TreeMap<String, Object>();
    for (int i = 0; i < upstreams; i++) {
      servers.put(i == 0 ? "instant" : "instant" + i, InstantServer.entry());
    }
    var server =
        new MeasuredServer(
            StdioServer.start(Built.distribution(), Json.servers(servers), environment));
    // In use, it keeps as many workers warm as it ever does.
    double _ = server.onePlusOne();
    return server;
  }

  void handshake() throws IOException {
    server.handshake();
  }

  /** The result of a program that completes. */
  JsonNode run(String program) throws IOException {
    return completed(server.execute(program));
  }

  /** Sends a program; {@link #await} has its result. */
  CompletableFuture<JsonNode> send(String program) throws IOException {
    return server.sendProgram(Map.of("code", program));
  }

  JsonNode await(CompletableFuture<JsonNode> reply) {
    return completed(ExecuteResult.of(server.await(reply)));
  }

  /** Runs a program that does not end, until its time is over. */
  void runUntilKilled() throws IOException {
    ExecuteResult killed = server.execute("while True: pass", 1);
    if (!killed.status().equals("timeout")) {
      throw new IllegalStateException("expected a timeout: " + killed.structured());
    }
  }

  private static JsonNode completed(ExecuteResult result) {
    if (!result.status().equals("completed")) {
      throw new IllegalStateException("the run did not complete: " + result.structured());
    }
    return result.result();
  }

  /** Milliseconds of {@code 1+1}. */
  double onePlusOne() throws IOException {
    long began = System.nanoTime();
    if (run("1+1").asInt() != 2) {
      throw new IllegalStateException("1+1 is not 2");
    }
    return (System.nanoTime() - began) / 1e6;
  }

  /** Waits until the warm workers are there and none of them uses the processor. */
  MeasuredServer awaitWarm() throws InterruptedException {
    long deadline = System.nanoTime() + REPLENISHED_WITHIN.toNanos();
    Map<Long, Duration> before = Map.of();
    while (System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY);
      var now = new HashMap<Long, Duration>();
      workers().forEach(worker -> now.put(worker.pid(), cpuTime(worker)));
      if (now.size() >= WARM_WORKERS && isIdle(before, now)) {
        return this;
      }
      before = now;
    }
    throw new IllegalStateException("no warm workers; the log says:\n" + server.log());
  }

  /** Whether they are the same processes, none of which did much. */
  private static boolean isIdle(Map<Long, Duration> before, Map<Long, Duration> now) {
    return before.keySet().equals(now.keySet())
        && now.entrySet().stream()
            .allMatch(
                each ->
                    each.getValue()
                            .minus(before.getOrDefault(each.getKey(), Duration.ZERO))
                            .compareTo(IDLE)
                        <= 0);
  }

  /** The worker processes, oldest first. */
  List<ProcessHandle> workers() {
    return Processes.workersOf(server.process()).stream()
        .sorted(Comparator.comparingLong(ProcessHandle::pid))
        .toList();
  }

  static Duration cpuTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Proportional memory of the supervisor, in MiB. */
  double supervisorMib() {
    return Processes.proportionalKib(server.process().pid()) / 1_024.0;
  }

  /** Proportional memory of each worker, in MiB. */
  List<Double> workersMib() {
    var all = new ArrayList<Double>();
    workers().forEach(worker -> all.add(Processes.proportionalKib(worker.pid()) / 1_024.0));
    return all;
  }

  /** Seconds of processor time of the supervisor, of its children and of those that ended. */
  double cpuSeconds() throws IOException {
    double ended = Processes.reapedCpuSeconds(server.process().pid());
    double alive =
        server.process().descendants().mapToDouble(child -> cpuTime(child).toMillis() / 1e3).sum();
    return ended + alive + cpuTime(server.process().toHandle()).toMillis() / 1e3;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** A program of the benchmark's own, in its resources. */
  static String program(String name) throws IOException {
    try (InputStream in = MeasuredServer.class.getResourceAsStream("/benchmark/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
