package dev.codemode.supervisor.launch;

/** Starts workers. Thread-safe. */
public interface WorkerLauncher {
  /**
   * Starts a worker and returns without waiting for it to dial in.
   *
   * @throws LaunchException when nothing could be started; nothing is left behind then
   */
  LaunchedWorker launch(LaunchSpec spec) throws LaunchException;

  /**
   * Workers end before they are ready, and none ever was: whatever of the start this system may not
   * be able to do, and may be done without, is left out from now on.
   *
   * @param reason why the last one ended
   */
  default void noneGetsReady(String reason) {}
}
