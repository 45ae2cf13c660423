package dev.codemode.deploy;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.PolicyMode;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.supervisor.channel.RunListener;
import dev.codemode.supervisor.channel.WorkerConnection;
import dev.codemode.supervisor.channel.WorkerGateway;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.launch.LaunchSpec;
import dev.codemode.supervisor.launch.process.SystemLayers;
import dev.codemode.supervisor.launch.process.WorkerCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code 1+1} from the frame that starts it to the frame that ends it, in workers of its own. */
final class GrpcBenchmark {
  private static final int TIMES = 10;
  private static final String RUN_ID = "benchmark";
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration IDLE_WITHIN = Duration.ofSeconds(60);

  /** Processor time within a second below which a worker counts as idle. */
  private static final Duration IDLE = Duration.ofMillis(50);

  private GrpcBenchmark() {}

  /** What was measured of workers in the same layers. */
  private record Rows(SystemLayers layers, Sample ready, Sample cpu, Sample roundTrip) {
    static Rows of(String name, SystemLayers layers) {
      return new Rows(
          layers,
          new Sample("a worker from its launch to ready, " + name, "ms"),
          new Sample("processor time of a worker until it idles, " + name, "s"),
          new Sample("warm 1+1, gRPC level, " + name, "ms"));
    }
  }

  static void run(BenchmarkReport report) throws Exception {
    // Side by side, because machines change their pace; bubblewrap is on no empty search path.
    String searchPath = Objects.requireNonNullElse(System.getenv("PATH"), "");
    SystemLayers namespaces = layers(Confinement.AUTO, searchPath);
    var all = new ArrayList<Rows>();
    if (namespaces.namespaces().isThere()) {
      all.add(Rows.of("in namespaces", namespaces));
    }
    all.add(Rows.of("restricted by itself", layers(Confinement.AUTO, "")));
    all.add(Rows.of("unconfined", layers(Confinement.OFF, "")));
    try (WorkerGateway gateway = WorkerGateway.open()) {
      for (int i = 0; i < TIMES; i++) {
        for (Rows rows : all) {
          measure(gateway, "benchmark-token-" + i, rows);
        }
      }
    }
    for (Rows rows : all) {
      report.add(rows.ready(), rows.cpu(), rows.roundTrip());
    }
  }

  private static void measure(WorkerGateway gateway, String token, Rows rows) throws Exception {
    CompletableFuture<WorkerConnection> dialled = gateway.expect(token);
    long began = System.nanoTime();
    Process worker = launch(token, gateway.socket(), rows.layers());
    try {
      WorkerConnection connection = dialled.get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
      connection.ready().get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
      rows.ready().addSince(began);
      awaitIdle(worker.toHandle());
      rows.cpu().add(cpuTime(worker.toHandle()).toMillis() / 1e3);
      var finished = new CompletableFuture<RunFinished>();
      began = System.nanoTime();
      if (!connection.start(RUN_ID, onePlusOne(), new Outcome(finished))) {
        throw new IllegalStateException("the worker takes no run");
      }
      RunFinished outcome = finished.get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
      rows.roundTrip().addSince(began);
      if (!outcome.getResultJson().toStringUtf8().equals("2")) {
        throw new IllegalStateException("1+1 is not 2: " + outcome);
      }
    } finally {
      worker.destroyForcibly().waitFor();
    }
  }

  /** Of the JVM and of bubblewrap around it. */
  private static Duration cpuTime(ProcessHandle worker) {
    return Stream.concat(Stream.of(worker), worker.descendants())
        .map(MeasuredServer::cpuTime)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static SystemLayers layers(Confinement wanted, String searchPath) {
    Path distribution = Built.distribution();
    return SystemLayers.detect(
        wanted,
        SystemLayers.claimCgroups(Confinement.OFF),
        Path.of(System.getProperty("java.home")),
        List.of(distribution.resolve("lib/worker"), distribution.resolve("python")),
        Optional.of(searchPath));
  }

  private static StartRun onePlusOne() {
    return StartRun.newBuilder()
        .setCode("1+1")
        .setVariablesJson(ByteString.copyFromUtf8("{}"))
        .setPolicy(PolicyMode.POLICY_MODE_DEFAULT)
        .setMaxResultBytes(1024 * 1024)
        .setMaxHeapBytes(ByteSize.mebibytes(256).bytes())
        .build();
  }

  private static Process launch(String token, Path socket, SystemLayers layers) throws IOException {
    Path distribution = Built.distribution();
    var command =
        new WorkerCommand(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            distribution.resolve("lib/worker"),
            distribution.resolve("python"),
            Optional.of(Path.of("/usr/bin/nice")).filter(Files::isExecutable),
            Isolation.RUN);
    var spec =
        new LaunchSpec(
            "benchmark", token, socket, ByteSize.mebibytes(768), ByteSize.mebibytes(256));
    var builder =
        new ProcessBuilder(command.build(spec, cache(distribution), layers, List.of()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put(WorkerProtocol.LOCALE_VARIABLE, WorkerProtocol.LOCALE);
    Process process = builder.start();
    try {
      var stdin = process.getOutputStream();
      stdin.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
      stdin.flush();
      return process;
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Optional<Path> cache(Path distribution) throws IOException {
    try (Stream<Path> files = Files.list(distribution.resolve("aot"))) {
      List<Path> workers =
          files.filter(file -> file.getFileName().toString().startsWith("worker-")).toList();
      if (workers.size() > 1) {
        throw new IllegalStateException("which is this JDK's cache? " + workers);
      }
      return workers.stream().findFirst();
    }
  }

  private static void awaitIdle(ProcessHandle worker) throws InterruptedException {
    long deadline = System.nanoTime() + IDLE_WITHIN.toNanos();
    Duration before = Duration.ZERO;
    Duration now = cpuTime(worker);
    while (now.minus(before).compareTo(IDLE) > 0 && System.nanoTime() < deadline) {
      Thread.sleep(1_000);
      before = now;
      now = cpuTime(worker);
    }
    if (!worker.isAlive() || System.nanoTime() >= deadline) {
      throw new IllegalStateException("the worker does not idle");
    }
  }

  /** Waits for the end of a run that does nothing else. */
  private record Outcome(CompletableFuture<RunFinished> result) implements RunListener {
    @Override
    public void signaturesWanted(SignaturesWanted wanted) {}

    @Override
    public void searchWanted(SearchWanted wanted) {}

    @Override
    public void started() {}

    @Override
    public void output(Output.Stream stream, ByteString data) {}

    @Override
    public void toolCall(ToolCall call) {}

    @Override
    public void toolCallCancelled(long callId) {}

    @Override
    public void finished(RunFinished finished) {
      result.complete(finished);
    }

    @Override
    public void lost(String reason) {
      result.completeExceptionally(new IllegalStateException(reason));
    }
  }
}
