package dev.codemode.supervisor.launch.process;

import dev.codemode.supervisor.aot.AotRecording;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Records a worker, which leads a life on its own with a supervisor in its own process.
 *
 * @param fingerprint of this installation and JDK; empty when it is not known
 */
public record WorkerRecording(WorkerCommand command, Optional<String> fingerprint)
    implements AotRecording {
  @Override
  public String name() {
    return "worker";
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
