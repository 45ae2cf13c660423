package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.launch.process.AotCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes what lets workers start fast, into this installation. */
@Command(
    name = "prepare",
    description =
        "Makes the cache that lets workers start fast, into this installation. For images and"
            + " packages; a server makes it for its user by itself, in the background.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example, in a Dockerfile: RUN /opt/codemode/bin/codemode prepare"})
final class PrepareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    try (AotCache cache = Distribution.locate().aotCache();
        var _ = Progress.of("recording a worker")) {
      Path made = cache.buildInstalled();
      spec.commandLine().getOut().println("Workers start from " + made);
      return Codemode.OK;
    } catch (IOException e) {
      spec.commandLine().getErr().println("codemode: the cache cannot be made: " + e.getMessage());
      return Codemode.FAILED;
    }
  }
}
