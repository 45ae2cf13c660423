package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.CancelRun;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.supervisor.channel.WorkerState.Checking;
import dev.codemode.supervisor.channel.WorkerState.Connecting;
import dev.codemode.supervisor.channel.WorkerState.Gone;
import dev.codemode.supervisor.channel.WorkerState.OnRun;
import dev.codemode.supervisor.channel.WorkerState.Ready;
import dev.codemode.supervisor.channel.WorkerState.Running;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One welcomed worker: what may be sent to it, and the judge of what it sends. Thread-safe; frames
 * arrive one at a time on the stream's event loop.
 */
public final class WorkerConnection {
  private final FrameSender sender;
  private final CompletableFuture<String> gone = new CompletableFuture<>();

  private CompletableFuture<Void> ready = new CompletableFuture<>();
  private Optional<OwnRestriction> restriction = Optional.empty();
  private WorkerState state = new Connecting();

  WorkerConnection(FrameSender sender) {
    this.sender = sender;
  }

  /**
   * Completes when the worker can take a run; exceptionally when it is gone. A new one after each
   * {@link #start}.
   */
  public synchronized CompletableFuture<Void> ready() {
    return ready.copy();
  }

  /** What it took away from itself; empty until it was ready. */
  public synchronized Optional<OwnRestriction> restriction() {
    return restriction;
  }

  /**
   * Completes, never exceptionally, with the reason when the stream was ended: by a breach, by the
   * worker while no run was over, or by {@link #close}.
   */
  public CompletableFuture<String> gone() {
    return gone.copy();
  }

  /**
   * Gives a program to a ready worker. What it then says goes to {@code listener}.
   *
   * @return false when the worker is not ready (any more); the listener hears nothing then
   */
  public boolean start(String runId, StartRun program, RunListener listener) {
    synchronized (this) {
      if (!(state instanceof Ready idle)) {
        return false;
      }
      state = idle.start(runId, program, listener);
      ready = new CompletableFuture<>();
    }
    sender.send(SupervisorFrame.newBuilder().setRunId(runId).setStartRun(program).build());
    return true;
  }

  /**
   * Sends signatures; blocks as {@link #sendWhenRoom(String, ToolReply)} does.
   *
   * @param onSending called before the worker can have seen them; not when they are dropped. Must
   *     not block.
   */
  public void sendWhenRoom(String runId, Signatures signatures, Runnable onSending) {
    sender.sendWhenRoom(
        SupervisorFrame.newBuilder().setRunId(runId).setSignatures(signatures).build(), onSending);
  }

  /**
   * Sends what a search found; blocks as {@link #sendWhenRoom(String, ToolReply)} does.
   *
   * @param onSending called before the worker can have seen it; not when it is dropped. Must not
   *     block.
   */
  public void sendWhenRoom(String runId, SearchAnswer answer, Runnable onSending) {
    sender.sendWhenRoom(
        SupervisorFrame.newBuilder().setRunId(runId).setSearchAnswer(answer).build(), onSending);
  }

  /**
   * Sends a reply, once those before it were taken: blocks while a worker does not read, until it
   * does or is gone.
   */
  public void sendWhenRoom(String runId, ToolReply reply) {
    sender.sendWhenRoom(
        SupervisorFrame.newBuilder().setRunId(runId).setToolReply(reply).build(), () -> {});
  }

  /** Asks the worker to end the run; only killing it makes sure. */
  public void cancel(String runId) {
    sender.send(
        SupervisorFrame.newBuilder()
            .setRunId(runId)
            .setCancelRun(CancelRun.getDefaultInstance())
            .build());
  }

  /**
   * Ends the stream; a run under way is lost. Idempotent. Needed after a run that was served, too:
   * the worker stays until then.
   */
  public void close(String reason) {
    end(reason);
  }

  /** Bytes of frames that wait until the worker reads. */
  long queuedBytes() {
    return sender.queuedBytes();
  }

  /** A frame arrived. */
  void onFrame(WorkerFrame frame) {
    RunListener listener;
    WorkerState before;
    CompletableFuture<Void> waiting;
    Optional<String> breach;
    boolean gotReady;
    synchronized (this) {
      before = state;
      waiting = ready;
      breach = advance(frame);
      // Not by the frame alone: one may come late, when the worker is gone.
      gotReady = before instanceof Connecting && state instanceof Ready;
      if (gotReady && restriction.isEmpty()) {
        restriction = Optional.of(OwnRestriction.of(frame.getReady()));
      }
      listener = before instanceof OnRun run ? run.listener() : null;
    }
    if (breach.isPresent()) {
      end("broke the protocol: " + breach.get());
      return;
    }
    if (gotReady) {
      waiting.complete(null);
    }
    if (listener != null && !(before instanceof Gone)) {
      deliver(frame, listener);
    }
  }

  /** A message arrived that is no frame. */
  void onMalformed(String reason) {
    synchronized (this) {
      if (state instanceof Gone) {
        return;
      }
    }
    end("broke the protocol: " + reason);
  }

  /** The worker's side of the stream ended; after a run that was served that is no news. */
  void onEnd(String reason) {
    synchronized (this) {
      if (state instanceof Gone) {
        return;
      }
    }
    end(reason);
  }

  /** Moves to the state that the frame leads to, or tells why it is not allowed. */
  private Optional<String> advance(WorkerFrame frame) {
    if (state instanceof OnRun run) {
      if (!frame.getRunId().equals(run.runId())) {
        return Optional.of("a frame of another run");
      }
      Optional<String> breach = run.rules().breach(frame);
      if (breach.isPresent()) {
        return breach;
      }
    }
    return switch (state) {
      case Connecting connecting when frame.hasReady() && frame.getRunId().isEmpty() ->
          become(connecting.ready());
      case Checking checking when frame.hasRunStarted() && !checking.checkOnly() ->
          become(checking.started());
      case Checking checking when frame.hasRunFinished() ->
          checking.mayEndAs(status(frame)) ? become(checking.refused()) : noEnd(frame);
      case Checking _ when frame.hasSignaturesWanted() -> Optional.empty();
      case Running running when frame.hasRunFinished() ->
          running.mayEndAs(status(frame)) ? become(running.finished()) : noEnd(frame);
      case Running _
          when frame.hasOutput()
              || frame.hasToolCall()
              || frame.hasToolCallCancelled()
              || frame.hasSignaturesWanted()
              || frame.hasSearchWanted() ->
          Optional.empty();
      case Gone _ -> Optional.empty();
      case Connecting _, Ready _, Checking _, Running _ ->
          Optional.of(
              frame.getFrameCase() + " is not allowed while " + state.getClass().getSimpleName());
    };
  }

  private static RunFinished.Status status(WorkerFrame frame) {
    return frame.getRunFinished().getStatus();
  }

  private Optional<String> noEnd(WorkerFrame frame) {
    return Optional.of(
        "no run ends with " + status(frame) + " while " + state.getClass().getSimpleName());
  }

  private Optional<String> become(WorkerState next) {
    state = next;
    return Optional.empty();
  }

  private static void deliver(WorkerFrame frame, RunListener listener) {
    switch (frame.getFrameCase()) {
      case SIGNATURES_WANTED -> listener.signaturesWanted(frame.getSignaturesWanted());
      case SEARCH_WANTED -> listener.searchWanted(frame.getSearchWanted());
      case RUN_STARTED -> listener.started();
      case OUTPUT -> listener.output(frame.getOutput().getStream(), frame.getOutput().getData());
      case TOOL_CALL -> listener.toolCall(frame.getToolCall());
      case TOOL_CALL_CANCELLED ->
          listener.toolCallCancelled(frame.getToolCallCancelled().getCallId());
      case RUN_FINISHED -> listener.finished(frame.getRunFinished());
      case HELLO, READY, FRAME_NOT_SET -> {}
    }
  }

  private void end(String reason) {
    RunListener listener;
    CompletableFuture<Void> waiting;
    Gone last;
    synchronized (this) {
      listener = state instanceof OnRun run ? run.listener() : null;
      last = state instanceof Gone already ? already : new Gone(reason);
      state = last;
      waiting = ready;
    }
    sender.close();
    waiting.completeExceptionally(new WorkerGoneException(last.reason()));
    gone.complete(last.reason());
    if (listener != null) {
      listener.lost(reason);
    }
  }
}
