package dev.codemode.supervisor.channel;

/**
 * What a connected worker is doing, as the supervisor sees it.
 *
 * <pre>
 *   Connecting ──Ready──▶ Ready ──StartRun──▶ Checking ──RunStarted──▶ Running ──RunFinished──▶ Gone
 *       ▲                                        │                        │
 *       └──────────── RunFinished ───────────────┴──── if it is kept ─────┘
 * </pre>
 *
 * The stream's end and any breach lead to {@link Gone} from everywhere.
 */
sealed interface WorkerState {
  /** Welcomed, not yet able to take a run. */
  record Connecting() implements WorkerState {
    Ready ready() {
      return new Ready();
    }
  }

  /** A fresh context waits. */
  record Ready() implements WorkerState {
    Checking start(String runId, boolean keepWorker, RunListener listener) {
      return new Checking(runId, keepWorker, listener, new FrameRules());
    }
  }

  /** Has a program and judges it; nothing of it has run. */
  record Checking(String runId, boolean keepWorker, RunListener listener, FrameRules rules)
      implements OnRun {
    Running started() {
      return new Running(runId, keepWorker, listener, rules);
    }

    Connecting refused() {
      return new Connecting();
    }
  }

  /** The program runs. */
  record Running(String runId, boolean keepWorker, RunListener listener, FrameRules rules)
      implements OnRun {
    WorkerState finished() {
      return keepWorker ? new Connecting() : new Gone("served its run");
    }
  }

  /** Takes no more frames. */
  record Gone(String reason) implements WorkerState {}

  /** A state in which frames belong to a run. */
  sealed interface OnRun extends WorkerState permits Checking, Running {
    String runId();

    RunListener listener();

    FrameRules rules();
  }
}
