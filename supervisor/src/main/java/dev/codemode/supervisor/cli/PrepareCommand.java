package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.aot.AotCache;
import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.config.Isolation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes what lets supervisors and workers start fast, into this installation. */
@Command(
    name = "prepare",
    description =
        "Makes the caches that let codemode start fast, into this installation. For images and"
            + " packages; a server makes them for its user by itself, in the background. The kind of"
            + " worker is that of the configuration (isolation).",
    mixinStandardHelpOptions = true,
    footer = {"", "Example, in a Dockerfile: RUN /opt/codemode/bin/codemode prepare"})
final class PrepareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException, ConfigException {
    Distribution distribution = Distribution.locate();
    Isolation isolation = CommonOptions.loadConfig(Optional.empty()).isolation();
    // The supervisor's records runs, whose workers are faster with theirs.
    try (AotCache workers = distribution.workerCache(isolation);
        AotCache supervisor = distribution.supervisorCache()) {
      build(workers);
      build(supervisor);
      return Codemode.OK;
    } catch (IOException e) {
      spec.commandLine().getErr().println("codemode: the cache cannot be made: " + e.getMessage());
      return Codemode.FAILED;
    }
  }

  private void build(AotCache cache) throws IOException, InterruptedException {
    Path made;
    try (var _ = Progress.of("recording a " + cache.name())) {
      made = cache.buildInstalled();
    }
    spec.commandLine().getOut().printf("A %s starts from %s%n", cache.name(), made);
  }
}
