package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.ServerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks everything that a run needs, one line each. */
@Command(
    name = "doctor",
    description =
        "Checks the JDK, the installation, memory, confinement, the configured servers and a real run;"
            + " says how to mend what fails.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that is required works",
      "1:something required fails",
      "2:usage or configuration"
    },
    footer = {"", "Example: codemode doctor --servers mcp_servers.json"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private CommonOptions options = new CommonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    CodemodeConfig config = options.loadConfigAndSilenceServers();
    var findings = new Findings(spec.commandLine().getOut());
    Distribution distribution = Distribution.locate();
    HostChecks.all(distribution, config).forEach(findings::add);
    List<ServerEntry> servers = servers(findings);
    // What is missing of what is required is a finding, not the end of the search.
    CodemodeConfig lenient =
        config.confinement() == Confinement.REQUIRED ? config.with(Confinement.AUTO) : config;
    try (var supervisor = new Supervisor(distribution, lenient, withDemo(distribution, servers))) {
      var checks = new LiveChecks(supervisor);
      try (var _ = Progress.of("starting a worker")) {
        findings.add(checks.run());
        checks.confinement(config.confinement()).forEach(findings::add);
      }
      try (var _ = Progress.of("connecting servers")) {
        checks.servers(servers).forEach(findings::add);
      }
    }
    return findings.summary();
  }

  private List<ServerEntry> servers(Findings findings) {
    String file = options.serversFile().map(Object::toString).orElse("");
    try {
      List<ServerEntry> servers = options.loadServers();
      findings.add(
          file.isEmpty()
              ? Finding.note(
                  "servers file", "none found; programs run without tools", "give --servers FILE")
              : Finding.good("servers file", file + ", servers: " + servers.size()));
      return servers;
    } catch (ConfigException e) {
      findings.add(Finding.bad("servers file", e.getMessage(), "correct the file"));
      return List.of();
    }
  }

  private static List<ServerEntry> withDemo(Distribution distribution, List<ServerEntry> servers) {
    var all = new ArrayList<>(servers);
    all.add(LiveChecks.demo(distribution));
    return all;
  }
}
