package dev.codemode.supervisor.launch.process;

import dev.codemode.supervisor.aot.AotRecording;
import java.nio.file.Path;

/**
 * Records a worker, which leads a life on its own with a supervisor in its own process.
 *
 * @param buildId tells this installation from others by what is in it
 */
public record WorkerRecording(WorkerCommand command, String buildId) implements AotRecording {
  @Override
  public String name() {
    return "worker";
  }

  @Override
  public String fingerprint() {
    return command.fingerprint(buildId);
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
