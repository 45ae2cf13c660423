package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.broker.catalog.CatalogServer;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.config.ToolSelection;
import dev.codemode.supervisor.run.CancelSignal;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunRequest;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Checks that start things: a worker with a small program, and the configured servers. */
final class LiveChecks {
  /** Unlike any key that people write, so that it collides with none of theirs. */
  private static final String DEMO_KEY = "codemode_doctor_demo";

  private static final String PROGRAM = DEMO_KEY + ".echo(text='well')['text']";

  private final Supervisor supervisor;

  LiveChecks(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** The built-in server as an upstream. */
  static ServerEntry demo(Distribution distribution) {
    return new ServerEntry.Stdio(
        DEMO_KEY,
        "",
        List.of(distribution.launcher().toString(), "demo-server"),
        Map.of("CODEMODE_JAVA_HOME", System.getProperty("java.home")),
        Optional.empty(),
        Optional.empty(),
        ToolSelection.ALL);
  }

  /** A program with one tool call in a real worker. */
  Finding run() {
    RunOutcome outcome;
    try {
      outcome =
          supervisor.run(
              new RunRequest(PROGRAM, Optional.empty(), "{}", OptionalInt.empty()),
              new CancelSignal());
    } catch (UncheckedIOException e) {
      return Finding.bad("run", String.valueOf(e.getMessage()), "see the checks above");
    }
    if (!outcome.resultJson().equals("\"well\"")) {
      return Finding.bad(
          "run",
          outcome.status().code()
              + outcome.failure().map(failure -> ": " + failure.message()).orElse(""),
          "run again with --log-level debug");
    }
    String start =
        supervisor
            .poolStatus()
            .lastStart()
            .map(took -> "a worker starts in %d ms, ".formatted(took.toMillis()))
            .orElse("");
    return Finding.good(
        "run",
        "%sa program with one tool call takes %d ms"
            .formatted(start, outcome.duration().toMillis()));
  }

  /** The layers of the system around the worker of that run, one finding each. */
  List<Finding> confinement(Confinement wanted) {
    try {
      return ConfinementFindings.of(
          wanted, supervisor.layers(), supervisor.poolStatus().restriction());
    } catch (UncheckedIOException e) {
      return List.of(
          Finding.bad("confinement", "unknown: no worker started", "see the checks above"));
    }
  }

  /** Each configured server. */
  List<Finding> servers(List<ServerEntry> entries) throws InterruptedException {
    var findings = new ArrayList<Finding>();
    supervisor.connectServers();
    for (ServerEntry entry : entries) {
      Optional<CatalogServer> server = supervisor.catalog().server(entry.key());
      if (server.isPresent()) {
        findings.add(server(server.get()));
      }
    }
    return findings;
  }

  private static Finding server(CatalogServer server) throws InterruptedException {
    String subject = "server " + server.key();
    try {
      var _ = server.tools();
      return Finding.good(
          subject, ServerState.words(server.status()) + ", in programs: " + server.pythonName());
    } catch (UpstreamException e) {
      return Finding.bad(
          subject,
          ServerState.words(server.status()) + ": " + e.getMessage(),
          ServerState.remedy(server.status()));
    }
  }
}
