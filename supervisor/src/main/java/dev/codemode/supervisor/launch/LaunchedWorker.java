package dev.codemode.supervisor.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A worker that was started, alive or not. Thread-safe. */
public interface LaunchedWorker {
  /** Completes, never exceptionally, when the worker has ended and been reaped. */
  CompletableFuture<WorkerExit> exit();

  /** CPU time of the worker so far, all threads; empty when it cannot be told. */
  Optional<Duration> cpuTime();

  /** What the worker's process takes now; empty when it cannot be told. */
  Optional<Footprint> footprint();

  /**
   * Ends the worker at once, without asking it. Idempotent; {@link #exit} tells when it is done.
   */
  void kill();
}
