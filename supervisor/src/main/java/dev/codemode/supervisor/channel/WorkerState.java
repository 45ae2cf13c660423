package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.StartRun;

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
    Checking start(String runId, StartRun program, RunListener listener) {
      return new Checking(
          runId, program.getCheckOnly(), program.getKeepWorker(), listener, new FrameRules());
    }
  }

  /** Has a program and judges it; nothing of it has run. */
  record Checking(
      String runId, boolean checkOnly, boolean keepWorker, RunListener listener, FrameRules rules)
      implements OnRun {
    /** Without a first statement there is nothing to complete, unless nothing was to run. */
    @Override
    public boolean mayEndAs(RunFinished.Status status) {
      return switch (status) {
        case STATUS_COMPLETED -> checkOnly;
        case STATUS_FAILED,
            STATUS_POLICY_VIOLATION,
            STATUS_MEMORY_LIMIT,
            STATUS_CANCELLED,
            STATUS_INVALID_ARGUMENT ->
            true;
        case STATUS_OUTPUT_LIMIT, STATUS_UNSPECIFIED, UNRECOGNIZED -> false;
      };
    }

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
    /** What ran cannot be told of as refused. */
    @Override
    public boolean mayEndAs(RunFinished.Status status) {
      return switch (status) {
        case STATUS_COMPLETED, STATUS_FAILED, STATUS_MEMORY_LIMIT, STATUS_OUTPUT_LIMIT -> true;
        case STATUS_POLICY_VIOLATION,
            STATUS_CANCELLED,
            STATUS_INVALID_ARGUMENT,
            STATUS_UNSPECIFIED,
            UNRECOGNIZED ->
            false;
      };
    }

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

    /** Whether an honest worker can say that the run ended so, from here. */
    boolean mayEndAs(RunFinished.Status status);
  }
}
