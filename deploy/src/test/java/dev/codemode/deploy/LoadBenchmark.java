package dev.codemode.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Runs in a row and all at once, and after one that was killed. */
final class LoadBenchmark {
  private static final int KILLS = 10;
  private static final int SUSTAINED = 24;
  private static final int ALL = SUSTAINED + MeasuredServer.WARM_WORKERS;
  private static final int AT_ONCE = 20;
  private static final int TENANTS_RUNS = 100;
  private static final int PACED = 10;

  private LoadBenchmark() {}

  static void afterKill(BenchmarkReport report) throws IOException, InterruptedException {
    var next = new Sample("1+1 right after a run was killed", "ms");
    try (MeasuredServer server = MeasuredServer.start()) {
      for (int i = 0; i < KILLS; i++) {
        server.awaitWarm().runUntilKilled();
        next.add(server.onePlusOne());
      }
    }
    report.add(next);
  }

  /** One run after the other, each with a worker of its own, far more than are kept warm. */
  static void sustained(BenchmarkReport report) throws IOException, InterruptedException {
    try (MeasuredServer server = MeasuredServer.start()) {
      double cpuBefore = server.awaitWarm().cpuSeconds();
      // Those that are warm cost nothing; what is measured begins when they are used up.
      for (int i = 0; i < MeasuredServer.WARM_WORKERS; i++) {
        var _ = server.onePlusOne();
      }
      long began = System.nanoTime();
      for (int i = 0; i < SUSTAINED; i++) {
        var _ = server.onePlusOne();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      // As many workers as at the beginning, so that all that was used is paid for.
      double cpu = server.awaitWarm().cpuSeconds() - cpuBefore;
      report.add(
          Sample.of("sustained one-run workers", "per s", SUSTAINED / seconds),
          Sample.of("processor time of a run and its worker", "s", cpu / ALL));
    }
  }

  /** The same where a worker serves one run after the other. */
  static void ofTenants(BenchmarkReport report) throws IOException, InterruptedException {
    var paced = new Sample("1+1, isolation: tenant, paced", "ms");
    try (MeasuredServer server = MeasuredServer.start(0, Map.of("CODEMODE_ISOLATION", "tenant"))) {
      for (int i = 0; i < PACED; i++) {
        paced.add(server.awaitWarm().onePlusOne());
      }
      double cpuBefore = server.awaitWarm().cpuSeconds();
      long began = System.nanoTime();
      for (int i = 0; i < TENANTS_RUNS; i++) {
        var _ = server.onePlusOne();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      double cpu = server.awaitWarm().cpuSeconds() - cpuBefore;
      report.add(
          paced,
          Sample.of("sustained runs, isolation: tenant", "per s", TENANTS_RUNS / seconds),
          Sample.of("processor time of a run, isolation: tenant", "s", cpu / TENANTS_RUNS));
    }
  }

  static void burst(BenchmarkReport report) throws IOException, InterruptedException {
    var each = new Sample("1+1, 20 at once: each", "ms");
    try (MeasuredServer server = MeasuredServer.start()) {
      server.awaitWarm();
      long began = System.nanoTime();
      List<CompletableFuture<JsonNode>> replies = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        var reply = server.send("1+1");
        replies.add(reply.whenComplete((_, _) -> addSynchronized(each, began)));
      }
      replies.forEach(server::await);
      report.add(each);
    }
  }

  private static void addSynchronized(Sample sample, long began) {
    synchronized (sample) {
      sample.addSince(began);
    }
  }
}
