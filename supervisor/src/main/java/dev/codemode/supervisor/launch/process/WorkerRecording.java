package dev.codemode.supervisor.launch.process;

import dev.codemode.supervisor.aot.AotRecording;
import dev.codemode.supervisor.config.Isolation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records a worker, which leads a life on its own with a supervisor in its own process.
 *
 * @param current tells the fingerprint of installation and JDK
 */
public record WorkerRecording(WorkerCommand command, Supplier<Optional<String>> current)
    implements AotRecording {
  @Override
  public String name() {
    return command.isolation() == Isolation.RUN ? "worker" : "tenant-worker";
  }

  @Override
  public Optional<String> fingerprint() {
    return current.get();
  }

  @Override
  public ProcessBuilder process(Path draft, Path scratch) {
    var builder =
        new ProcessBuilder(command.training(draft, scratch))
            .directory(scratch.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    return builder;
  }

  @Override
  public void lead(Process process) {}
}
