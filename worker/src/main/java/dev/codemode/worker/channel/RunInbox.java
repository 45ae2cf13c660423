package dev.codemode.worker.channel;

import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.SupervisorFrame;
import org.jspecify.annotations.Nullable;

/**
 * Brings frames from the supervisor to the run that they are for. Called on the channel's one
 * thread.
 */
public final class RunInbox {
  /** What a worker does with runs. */
  public interface Runs {
    /** A program came in. Must not block. */
    void start(RunChannel run, StartRun program);

    /** The run that was given last is no longer wanted. Must not block. */
    void cancel(RunChannel run);
  }

  private final Runs runs;
  private @Nullable RunChannel current;

  public RunInbox(Runs runs) {
    this.runs = runs;
  }

  /** Takes a frame and reads on when the run can take more. */
  public void take(SupervisorFrame frame, FrameChannel channel) {
    if (frame.hasStartRun()) {
      current = new RunChannel(channel, frame.getRunId());
      runs.start(current, frame.getStartRun());
    }
    RunChannel run = current;
    if (run == null) {
      channel.readNext();
      return;
    }
    if (frame.getRunId().equals(run.runId())) {
      deliver(frame, run);
    }
    run.readOn();
  }

  private void deliver(SupervisorFrame frame, RunChannel run) {
    switch (frame.getFrameCase()) {
      case TOOL_REPLY -> run.deliver(frame.getToolReply());
      case SIGNATURES -> run.deliver(frame.getSignatures());
      case SEARCH_ANSWER -> run.deliver(frame.getSearchAnswer());
      case CANCEL_RUN -> runs.cancel(run);
      case WELCOME, START_RUN, FRAME_NOT_SET -> {}
    }
  }
}
