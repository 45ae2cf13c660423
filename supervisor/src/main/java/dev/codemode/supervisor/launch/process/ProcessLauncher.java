package dev.codemode.supervisor.launch.process;

import dev.codemode.supervisor.aot.AotCache;
import dev.codemode.supervisor.launch.LaunchException;
import dev.codemode.supervisor.launch.LaunchSpec;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerLauncher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Starts each worker as a child process with an empty environment. The token goes through the
 * child's standard input, which stays open as its lifeline; standard output is not a channel and is
 * discarded.
 */
public final class ProcessLauncher implements WorkerLauncher {
  private final WorkerCommand command;
  private final AotCache cache;
  private final Path workingFolder;

  /**
   * @param cache what workers start from once it is there
   * @param workingFolder where workers start; they write nothing there
   */
  public ProcessLauncher(WorkerCommand command, AotCache cache, Path workingFolder) {
    this.command = command;
    this.cache = cache;
    this.workingFolder = workingFolder;
  }

  @Override
  public LaunchedWorker launch(LaunchSpec spec) throws LaunchException {
    var builder =
        new ProcessBuilder(command.build(spec, cache.file()))
            .directory(workingFolder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new LaunchException("cannot start " + command.java() + ": " + e.getMessage(), e);
    }
    var worker = new ProcessWorker(spec.workerId(), process);
    try {
      var stdin = process.getOutputStream();
      stdin.write((spec.token() + "\n").getBytes(StandardCharsets.US_ASCII));
      stdin.flush();
    } catch (IOException e) {
      worker.kill();
      throw new LaunchException("the worker ended while it started: " + e.getMessage(), e);
    }
    return worker;
  }
}
