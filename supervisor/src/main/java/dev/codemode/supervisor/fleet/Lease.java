package dev.codemode.supervisor.fleet;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The use of one worker for one run. Must be ended exactly once; later calls do nothing.
 * Thread-safe.
 */
public final class Lease {
  private final WorkerPool pool;
  private final Worker worker;
  private final boolean warm;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Lease(WorkerPool pool, Worker worker, boolean warm) {
    this.pool = pool;
    this.worker = worker;
    this.warm = warm;
  }

  public Worker worker() {
    return worker;
  }

  /** Whether the worker was ready before it was asked for. */
  public boolean warm() {
    return warm;
  }

  /** The worker gets ready again by itself, and goes back to the pool when it is. */
  public void giveBack() {
    if (open.compareAndSet(true, false)) {
      pool.takeBack(worker);
    }
  }

  /** The run is over or lost: the worker is killed. */
  public void discard(KillReason reason) {
    if (open.compareAndSet(true, false)) {
      pool.discard(worker, reason);
    }
  }
}
