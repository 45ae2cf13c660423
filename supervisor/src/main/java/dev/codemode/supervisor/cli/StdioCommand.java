package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.broker.catalog.CatalogServer;
import dev.codemode.supervisor.broker.catalog.KeptSignature;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.config.WatchedServers;
import dev.codemode.supervisor.mcp.CodemodeMcpServer;
import dev.codemode.supervisor.mcp.ServerInstructions;
import dev.codemode.supervisor.mcp.ServerInstructions.ServerLine;
import dev.codemode.supervisor.run.CancelSignal;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves one agent on standard input and output. */
@Command(
    name = "stdio",
    description =
        "Serves MCP on standard input and output, for one desktop agent. Logs go to standard error.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: codemode stdio --servers mcp_servers.json"})
final class StdioCommand implements Callable<Integer> {
  @Mixin private CommonOptions options = new CommonOptions();

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    // From here on nothing but the protocol can reach standard output.
    OutputStream protocol = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    CodemodeConfig config = options.loadConfig();
    // With a mistake in the file the agent can still compute, and is told why there are no tools.
    WatchedServers watched = options.openServers();
    // The watch ends first.
    try (var supervisor = new Supervisor(Distribution.locate(), config, watched.servers());
        watched) {
      watched.watch(supervisor::configure);
      serve(supervisor, config, protocol, watched::mistake);
    }
    return Codemode.OK;
  }

  private static void serve(
      Supervisor supervisor, CodemodeConfig config, OutputStream protocol, Supplier<String> mistake)
      throws InterruptedException {
    try (var server =
        new CodemodeMcpServer(
            System.in,
            protocol,
            (request, cancel) -> run(supervisor, request, cancel),
            supervisor.directory(),
            supervisor::expectRuns,
            () -> {
              supervisor.connectServers();
              return instructions(supervisor, mistake.get());
            },
            config.limits(),
            ProductVersion.text())) {
      server.start();
      server.awaitClientGone();
    }
  }

  private static RunOutcome run(Supervisor supervisor, RunRequest request, CancelSignal cancel) {
    try {
      return supervisor.run(request, cancel);
    } catch (UncheckedIOException e) {
      return RunOutcome.rejected(
          "This installation of codemode cannot run programs; `codemode doctor` on its machine tells why.");
    }
  }

  private static String instructions(Supervisor supervisor, String mistake) {
    if (!mistake.isEmpty() && supervisor.catalog().servers().isEmpty()) {
      return "No MCP server can be used: the configuration has a mistake. "
          + mistake.substring(0, Math.min(mistake.length(), 1_000));
    }
    return ServerInstructions.of(
        supervisor.catalog().servers().stream().map(StdioCommand::line).toList());
  }

  private static ServerLine line(CatalogServer server) {
    Optional<List<KeptSignature>> signatures = server.lastSignatures();
    return new ServerLine(
        server.pythonName(),
        server.upstream().description(),
        signatures.isPresent() ? OptionalInt.of(signatures.get().size()) : OptionalInt.empty(),
        signatures.orElse(List.of()));
  }
}
