package dev.codemode.supervisor.run;

import java.util.ArrayList;
import java.util.List;

/** Tells a run that its caller no longer wants it. Set once, never reset. Thread-safe. */
public final class CancelSignal {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean cancelled;

  /** Cancels; listeners run on the calling thread. Idempotent. */
  public void cancel() {
    List<Runnable> toRun;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      toRun = List.copyOf(listeners);
      listeners.clear();
    }
    toRun.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Runs {@code listener} when cancelled; at once, on this thread, if that has happened already.
   *
   * @return takes the listener back; does nothing when it ran
   */
  public Runnable onCancel(Runnable listener) {
    synchronized (this) {
      if (!cancelled) {
        listeners.add(listener);
        return () -> remove(listener);
      }
    }
    listener.run();
    return () -> {};
  }

  private synchronized void remove(Runnable listener) {
    listeners.remove(listener);
  }
}
