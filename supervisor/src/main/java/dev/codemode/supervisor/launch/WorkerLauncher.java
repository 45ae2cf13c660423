package dev.codemode.supervisor.launch;

/** Starts workers. Thread-safe. */
public interface WorkerLauncher {
  /**
   * Starts a worker and returns without waiting for it to dial in.
   *
   * @throws LaunchException when nothing could be started; nothing is left behind then
   */
  LaunchedWorker launch(LaunchSpec spec) throws LaunchException;
}
