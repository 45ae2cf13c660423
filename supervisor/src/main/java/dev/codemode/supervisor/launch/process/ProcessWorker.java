package dev.codemode.supervisor.launch.process;

import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerExit;
import dev.codemode.supervisor.process.OutputTail;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker that is a child process. */
final class ProcessWorker implements LaunchedWorker {
  private static final Logger log = LoggerFactory.getLogger(ProcessWorker.class);

  private final Process process;
  private final CompletableFuture<WorkerExit> exit;

  ProcessWorker(String workerId, Process process) {
    this.process = process;
    var tail = new OutputTail(process.getErrorStream());
    Thread.ofPlatform().name("worker-stderr-" + workerId).daemon().start(tail);
    this.exit =
        process
            .onExit()
            .thenApply(
                ended -> {
                  closeStreams(ended);
                  return new WorkerExit(ended.exitValue(), tail.text());
                });
  }

  @Override
  public CompletableFuture<WorkerExit> exit() {
    return exit.copy();
  }

  @Override
  public Optional<Duration> cpuTime() {
    return process.info().totalCpuDuration();
  }

  @Override
  public OptionalLong residentBytes() {
    return ResidentMemory.of(process.pid());
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  private static void closeStreams(Process ended) {
    try {
      ended.getOutputStream().close();
    } catch (IOException e) {
      log.atDebug().setCause(e).log("Closing a worker's standard input failed");
    }
  }
}
