package dev.codemode.supervisor.launch.process;

import dev.codemode.supervisor.launch.Footprint;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerExit;
import dev.codemode.supervisor.launch.cgroup.WorkerCgroup;
import dev.codemode.supervisor.process.OutputTail;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker that is a child process, or the child of one that put it into namespaces. */
final class ProcessWorker implements LaunchedWorker {
  private static final Logger log = LoggerFactory.getLogger(ProcessWorker.class);

  private final Process process;
  private final boolean inNamespaces;
  private final CompletableFuture<WorkerExit> exit;
  private volatile @Nullable ProcessHandle jvm;

  /**
   * @param inNamespaces whether the JVM is the only child of that process
   * @param cgroup removed when the worker has ended
   */
  ProcessWorker(
      String workerId, Process process, boolean inNamespaces, Optional<WorkerCgroup> cgroup) {
    this.process = process;
    this.inNamespaces = inNamespaces;
    var tail = new OutputTail(process.getErrorStream());
    Thread.ofPlatform().name("worker-stderr-" + workerId).daemon().start(tail);
    this.exit = process.onExit().thenApply(ended -> exit(ended, tail, cgroup));
  }

  private static WorkerExit exit(Process ended, OutputTail tail, Optional<WorkerCgroup> cgroup) {
    closeStreams(ended);
    boolean outOfMemory = cgroup.map(WorkerCgroup::wasOutOfMemory).orElse(false);
    cgroup.ifPresent(WorkerCgroup::remove);
    return new WorkerExit(ended.exitValue(), outOfMemory, tail.text());
  }

  @Override
  public CompletableFuture<WorkerExit> exit() {
    return exit.copy();
  }

  @Override
  public Optional<Duration> cpuTime() {
    return jvm().flatMap(handle -> handle.info().totalCpuDuration());
  }

  @Override
  public Optional<Footprint> footprint() {
    return jvm().flatMap(handle -> ProcessStatus.of(handle.pid()));
  }

  /** Empty before there is one, and after. */
  private Optional<ProcessHandle> jvm() {
    if (!inNamespaces) {
      return Optional.of(process.toHandle());
    }
    if (jvm == null) {
      jvm = process.children().findFirst().orElse(null);
    }
    return Optional.ofNullable(jvm);
  }

  /** The JVM first: the process around it ends when it is reaped, and not before. */
  @Override
  public void kill() {
    if (inNamespaces) {
      Optional<ProcessHandle> inner = jvm();
      if (inner.isPresent() && inner.get().destroyForcibly()) {
        return;
      }
    }
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
