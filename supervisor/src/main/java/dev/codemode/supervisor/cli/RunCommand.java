package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.mcp.ResultRenderer;
import dev.codemode.supervisor.run.CancelSignal;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one program as {@code execute_code} would. */
@Command(
    name = "run",
    description = "Runs one Python file against the configured servers, as execute_code would.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the program completed",
      "1:the program failed",
      "2:usage or configuration",
      "3:a limit, a violation, a lost worker"
    },
    footer = {"", "Example: echo 'sum(range(10))' | codemode run -"})
final class RunCommand implements Callable<Integer> {
  @Mixin private CommonOptions options = new CommonOptions();

  @Parameters(paramLabel = "FILE|-", description = "the program; - reads standard input")
  private String file = "";

  @Option(names = "--json", description = "print the structured result with ledger and usage")
  private boolean json;

  @Option(
      names = "--compare",
      description = "also print what a model would have seen without code mode, and with it")
  private boolean compare;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "wall clock of the run; default and maximum come from the limits")
  private @Nullable Double timeout;

  @Option(
      names = "--check",
      description = "run nothing: check the program and list the calls that its text shows")
  private boolean check;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ConfigException {
    String code = read();
    var config = options.loadConfig();
    var servers = options.loadServers();
    PrintWriter out = spec.commandLine().getOut();
    RunOutcome outcome;
    try (var supervisor = new Supervisor(Distribution.locate(), config, servers)) {
      var request =
          new RunRequest(
              code,
              Optional.ofNullable(timeout).map(s -> Duration.ofMillis(Math.round(s * 1_000))),
              "{}",
              OptionalInt.empty(),
              check);
      try (var _ = Progress.of((check ? "checking " : "running ") + file)) {
        outcome = supervisor.run(request, new CancelSignal());
      }
      out.println(
          json ? ResultRenderer.json(outcome).toPrettyString() : ResultRenderer.text(outcome));
      if (compare) {
        out.println(Comparison.of(code, outcome, supervisor.catalog(), config.limits()));
      }
    }
    out.flush();
    return exitCode(outcome);
  }

  private String read() throws ConfigException {
    try {
      byte[] bytes =
          file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new ConfigException("cannot read " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static int exitCode(RunOutcome outcome) {
    return switch (outcome.status()) {
      case COMPLETED -> Codemode.OK;
      case FAILED -> Codemode.FAILED;
      case INVALID_ARGUMENT -> Codemode.USAGE;
      case TIMEOUT,
          MEMORY_LIMIT,
          OUTPUT_LIMIT,
          TOOL_CALL_LIMIT,
          POLICY_VIOLATION,
          CANCELLED,
          REJECTED,
          WORKER_LOST ->
          Codemode.STOPPED;
    };
  }
}
