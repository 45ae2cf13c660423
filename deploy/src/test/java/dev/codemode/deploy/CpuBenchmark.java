package dev.codemode.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Programs that compute, timed inside the process, beside CPython where it is present: small ones
 * on an interpreter that never ran any, and the same after ten seconds in one run.
 */
final class CpuBenchmark {
  private static final List<String> PROGRAMS =
      List.of("recursion", "numbers", "strings", "sorting");
  private static final int TIMES = 5;

  private static final String ONCE =
      """
      import time
      source = compile(SOURCE, "measured", "exec")
      began = time.perf_counter()
      exec(source, {})
      took = (time.perf_counter() - began) * 1000
      """;

  private static final String LONG =
      """
      import time
      source = compile(SOURCE, "measured", "exec")
      end = time.perf_counter() + 10
      while time.perf_counter() < end:
          exec(source, {})
      began = time.perf_counter()
      for _ in range(5):
          exec(source, {})
      took = (time.perf_counter() - began) * 1000 / 5
      """;

  private CpuBenchmark() {}

  static void run(BenchmarkReport report) throws IOException, InterruptedException {
    boolean comparable = isCpythonThere();
    double small = 0;
    double longer = 0;
    // The policy refuses exec, which puts the clock around a program.
    try (MeasuredServer server = MeasuredServer.start(0, Map.of("CODEMODE_POLICY_MODE", "off"))) {
      for (String name : PROGRAMS) {
        Sample fresh = measured(server, name, "", ONCE, TIMES, report);
        Sample late = measured(server, name, " after 10 s", LONG, 1, report);
        if (comparable) {
          Sample reference = cpython(name);
          report.add(reference);
          small += Math.log(fresh.percentile(0.5) / reference.percentile(0.5));
          longer += Math.log(late.percentile(0.5) / reference.percentile(0.5));
        }
      }
    }
    if (comparable) {
      report.add(
          Sample.of("small computing programs", "x CPython", Math.exp(small / PROGRAMS.size())),
          Sample.of("the same after 10 s", "x CPython", Math.exp(longer / PROGRAMS.size())));
    }
  }

  /** The long ones on a worker that serves run after run. */
  static void ofTenants(BenchmarkReport report) throws IOException, InterruptedException {
    boolean comparable = isCpythonThere();
    double longer = 0;
    Map<String, String> environment =
        Map.of("CODEMODE_POLICY_MODE", "off", "CODEMODE_ISOLATION", "tenant");
    try (MeasuredServer server = MeasuredServer.start(0, environment)) {
      for (String name : PROGRAMS) {
        Sample late = measured(server, name, " after 10 s, isolation: tenant", LONG, 1, report);
        if (comparable) {
          longer += Math.log(late.percentile(0.5) / cpython(name).percentile(0.5));
        }
      }
    }
    if (comparable) {
      report.add(
          Sample.of(
              "the same after 10 s, isolation: tenant",
              "x CPython",
              Math.exp(longer / PROGRAMS.size())));
    }
  }

  private static Sample measured(
      MeasuredServer server,
      String name,
      String how,
      String frame,
      int times,
      BenchmarkReport report)
      throws IOException, InterruptedException {
    var sample = new Sample(name + how, "ms");
    for (int i = 0; i < times; i++) {
      sample.add(server.awaitWarm().run(program(name, frame) + "took\n").asDouble());
    }
    report.add(sample);
    return sample;
  }

  private static String program(String name, String frame) throws IOException {
    return "SOURCE = " + Json.write(MeasuredServer.program("cpu/" + name + ".py")) + "\n" + frame;
  }

  private static boolean isCpythonThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Sample cpython(String name) throws IOException, InterruptedException {
    var sample = new Sample(name + ", CPython", "ms");
    for (int i = 0; i < TIMES; i++) {
      sample.add(onCpython(name));
    }
    return sample;
  }

  private static double onCpython(String name) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", program(name, ONCE) + "print(took)\n").start();
    String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("python3 failed");
    }
    return Double.parseDouble(out);
  }
}
