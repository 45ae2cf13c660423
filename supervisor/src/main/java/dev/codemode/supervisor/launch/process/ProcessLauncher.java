package dev.codemode.supervisor.launch.process;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.supervisor.aot.AotCache;
import dev.codemode.supervisor.launch.LaunchException;
import dev.codemode.supervisor.launch.LaunchSpec;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerLauncher;
import dev.codemode.supervisor.launch.cgroup.WorkerCgroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts each worker as a child process with an environment of its own, in the layers that the
 * system has. The token goes through the child's standard input, which stays open as its lifeline;
 * standard output is not a channel and is discarded.
 */
public final class ProcessLauncher implements WorkerLauncher {
  private static final Logger log = LoggerFactory.getLogger(ProcessLauncher.class);

  private final WorkerCommand command;
  private final AotCache cache;
  private final Path workingFolder;
  private volatile SystemLayers layers;

  /**
   * @param cache what workers start from once it is there
   * @param workingFolder where workers start; they write nothing there
   * @param layers what workers are put into
   */
  public ProcessLauncher(
      WorkerCommand command, AotCache cache, Path workingFolder, SystemLayers layers) {
    this.command = command;
    this.cache = cache;
    this.workingFolder = workingFolder;
    this.layers = layers;
  }

  /** What workers are put into now. */
  public SystemLayers layers() {
    return layers;
  }

  @Override
  public synchronized void noneGetsReady(String reason) {
    Optional<SystemLayers> fewer = layers.withoutOne(reason);
    if (fewer.isPresent()) {
      log.atWarn()
          .addKeyValue("namespaces", fewer.get().namespaces().isThere())
          .addKeyValue("cgroups", fewer.get().cgroups().isThere())
          .addKeyValue("reason", reason)
          .log("Workers do not start in a layer of the system; going on without it");
      layers = fewer.get();
    }
  }

  @Override
  public LaunchedWorker launch(LaunchSpec spec) throws LaunchException {
    if (!Files.isExecutable(command.java())) {
      throw new LaunchException(command.java() + " cannot be executed");
    }
    SystemLayers now = layers;
    Optional<WorkerCgroup> cgroup = cgroup(spec, now);
    ProcessWorker worker;
    Process process;
    try {
      process = StartingThread.start(builder(spec, now, cgroup));
      worker = new ProcessWorker(spec.workerId(), process, now.namespaces().isThere(), cgroup);
    } catch (IOException e) {
      cgroup.ifPresent(WorkerCgroup::remove);
      throw new LaunchException("cannot start " + command.java() + ": " + e.getMessage(), e);
    }
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

  private static Optional<WorkerCgroup> cgroup(LaunchSpec spec, SystemLayers layers)
      throws LaunchException {
    if (!layers.cgroups().isThere()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          layers.cgroups().with().orElseThrow().create(spec.workerId(), spec.memory().bytes()));
    } catch (IOException e) {
      throw new LaunchException("cannot make a cgroup: " + e.getMessage(), e);
    }
  }

  private ProcessBuilder builder(
      LaunchSpec spec, SystemLayers layers, Optional<WorkerCgroup> cgroup) {
    var builder =
        new ProcessBuilder(
                command.build(
                    spec,
                    cache.file(),
                    layers,
                    cgroup.map(WorkerCgroup::processFiles).orElse(List.of())))
            .directory(workingFolder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put(WorkerProtocol.LOCALE_VARIABLE, WorkerProtocol.LOCALE);
    return builder;
  }
}
