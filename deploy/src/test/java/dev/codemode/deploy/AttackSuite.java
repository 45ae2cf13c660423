package dev.codemode.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Runs hostile programs against one server and judges each by its effects alone: a secret in any
 * output, the bait taken, the next run changed, the supervisor dead, a limit that did not hold.
 */
final class AttackSuite implements AutoCloseable {
  /** From the timeout to the end, by the contract. */
  private static final int GRACE_MILLIS = 250;

  /**
   * From the instant when memory passes a bound to the end: the contract's, or a busy machine's.
   */
  private static final int MEMORY_GRACE_MILLIS = Built.soak() ? 2_000 : 2_500;

  /** For the way to the client, on a busy machine. */
  private static final int GRACE_AT_CLIENT_MILLIS = 5_000;

  /** Answers with much of what programs of one interpreter could change for each other. */
  private static final AttackProgram PROBE = AttackProgram.named("probe");

  /** What the interpreter says when it failed in a way that is no Python exception. */
  private static final String STUMBLED = "the interpreter refused an operation";

  private final AttackWay way;
  private final AttackBait bait;
  private final StdioServer server;
  private final HostTraces hostTraces;
  private final JsonNode expected;
  private int logRead;

  private AttackSuite(AttackWay way, AttackBait bait, StdioServer server, HostTraces hostTraces)
      throws IOException {
    this.way = way;
    this.bait = bait;
    this.server = server;
    this.hostTraces = hostTraces;
    this.expected = probe();
  }

  /**
   * @param distribution the real one or a loosened one, as the way wants
   */
  static AttackSuite start(AttackWay way, AttackBait bait, java.nio.file.Path distribution)
      throws IOException {
    return start(way, bait, distribution, "");
  }

  /**
   * The same.
   *
   * @param javaOptions for the supervisor, separated by spaces
   */
  static AttackSuite start(
      AttackWay way, AttackBait bait, java.nio.file.Path distribution, String javaOptions)
      throws IOException {
    Map<String, String> environment = way.environment(bait);
    environment.put("CODEMODE_JAVA_OPTS", javaOptions);
    StdioServer server = StdioServer.start(bait.user(), distribution, bait.servers(), environment);
    return new AttackSuite(way, bait, server, HostTraces.of(distribution, server));
  }

  StdioServer server() {
    return server;
  }

  List<AttackVerdict> attackAll(List<AttackProgram> programs) throws IOException {
    List<AttackVerdict> verdicts = new ArrayList<>();
    for (AttackProgram program : programs) {
      if (way.isLoosened() || !program.loose()) {
        verdicts.add(attack(program));
      }
    }
    verdicts.add(afterwards());
    return verdicts;
  }

  AttackVerdict attack(AttackProgram program) throws IOException {
    long began = System.nanoTime();
    Set<String> caught = new LinkedHashSet<>();
    List<AttackRun> runs = new ArrayList<>();
    try {
      for (int i = 0; i < program.runs().size(); i++) {
        runs.add(run(program, i, caught));
      }
      if (!way.isLoosened()) {
        probe("next run", caught);
      }
    } catch (AssertionError e) {
      // Its output ends a moment before it does.
      if (!endsSoon(server.process())) {
        throw e;
      }
      caught.add("supervisor dead");
    }
    caught.addAll(bait.taken());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return new AttackVerdict(program.name(), runs, List.copyOf(caught), millis);
  }

  private static boolean endsSoon(Process process) {
    try {
      return process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs it; what it did wrong goes into {@code caught}. */
  private AttackRun run(AttackProgram program, int index, Set<String> caught) throws IOException {
    String code = bait.bait(program.runs().get(index), server);
    long sent = System.nanoTime();
    ExecuteResult result =
        server.execute(Map.of("code", code, "timeout", program.timeoutSeconds()));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
    String output = result.structured().toString() + '\n' + result.text();
    caught.addAll(bait.seenIn(output));
    caught.addAll(bait.seenIn(newLog()));
    if (index == 0 || way.isLoosened()) {
      // Its own; and whoever owns the process has what its later runs have.
      caught.remove(AttackBait.keptSecret());
    }
    if (way == AttackWay.LOOSENED_SELF_RESTRICTED) {
      // Landlock refuses to open a file, not to tell that there is one: namespaces hide it.
      caught.remove(AttackBait.existence());
    }
    if (!way.isLoosened()) {
      caught.addAll(hostTraces.in(output, code));
      if (result.message().contains(STUMBLED) && !program.stumbles()) {
        caught.add("an error of the engine that Python cannot catch");
      }
      if (!program.mayEndWith(result.status())) {
        caught.add("ended with " + result.status());
      }
    }
    AttackRun run = AttackRun.of(program, result);
    if (run.overMillis() > GRACE_MILLIS) {
      caught.add("ran for %d ms over its timeout".formatted(run.overMillis()));
    }
    run.memoryFinding(MEMORY_GRACE_MILLIS).ifPresent(caught::add);
    long limit = Math.round(program.timeoutSeconds() * 1_000) + GRACE_MILLIS;
    if (millis > queueMillis(result) + limit + GRACE_AT_CLIENT_MILLIS) {
      caught.add("answered after %d ms".formatted(millis));
    }
    return run;
  }

  private static long queueMillis(ExecuteResult result) {
    return result.usage().path("queue_ms").asLong(0);
  }

  /** What the server's log has grown by. */
  private String newLog() {
    String log = server.log();
    String fresh = log.substring(Math.min(logRead, log.length()));
    logRead = log.length();
    return fresh;
  }

  private JsonNode probe() throws IOException {
    ExecuteResult result = server.execute(PROBE.runs().getFirst());
    if (!result.success()) {
      throw new AssertionError(result.structured() + "\n" + server.log());
    }
    return result.result();
  }

  private void probe(String where, Set<String> caught) throws IOException {
    JsonNode found = probe();
    if (!found.equals(expected)) {
      caught.add("%s changed: %s, not %s".formatted(where, found, expected));
    }
  }

  /** What shows late: in the next process, and whether someone came after the run's end. */
  private AttackVerdict afterwards() throws IOException {
    Set<String> caught = new LinkedHashSet<>();
    // Ends the worker, so that the next program has a new one.
    var _ = server.execute("while True: pass", 0.5);
    probe("next process", caught);
    caught.addAll(bait.taken());
    return new AttackVerdict("afterwards", List.of(), List.copyOf(caught), 0);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
