package dev.codemode.worker.channel;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.RunStarted;
import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolCallCancelled;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.worker.tools.ToolGateway;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one run says to the supervisor and hears from it. The program's thread calls; the channel's
 * thread delivers. Reading stops while the program leaves too many bytes of replies untaken, so
 * that they wait in the supervisor and not here.
 */
public final class RunChannel implements ToolGateway {
  private final FrameChannel channel;
  private final String runId;
  private final BlockingQueue<ToolReply> replies = new LinkedBlockingQueue<>();
  private long lastCallId;
  private long lastRequestId;
  private int searches;

  private final Object lock = new Object();
  private long untakenBytes;
  private boolean readingHeld;
  private boolean cancelled;
  private boolean over;
  private @Nullable CompletableFuture<Signatures> lookUp;
  private @Nullable CompletableFuture<SearchAnswer> search;

  public RunChannel(FrameChannel channel, String runId) {
    this.channel = channel;
    this.runId = runId;
  }

  public String runId() {
    return runId;
  }

  /** The next thing is the program's first statement. */
  public void started() {
    send(frame().setRunStarted(RunStarted.getDefaultInstance()));
  }

  public void output(Output.Stream stream, byte[] data) {
    send(
        frame()
            .setOutput(Output.newBuilder().setStream(stream).setData(ByteString.copyFrom(data))));
  }

  /** The run's last frame; replies that nobody took are dropped, and those that still come. */
  public void finished(RunFinished finished) {
    send(frame().setRunFinished(finished));
    synchronized (lock) {
      over = true;
      replies.clear();
      untakenBytes = 0;
      resumeReading();
    }
  }

  @Override
  public long call(String server, String tool, String argumentsJson) {
    ByteString arguments = ByteString.copyFromUtf8(argumentsJson);
    if (arguments.size() > WorkerProtocol.MAX_ARGUMENTS_BYTES) {
      return -1;
    }
    long id = ++lastCallId;
    send(
        frame()
            .setToolCall(
                ToolCall.newBuilder()
                    .setCallId(id)
                    .setServer(server)
                    .setTool(tool)
                    .setArgumentsJson(arguments)));
    return id;
  }

  @Override
  public Optional<ToolReply> awaitReply(Duration atMost) {
    ToolReply reply;
    try {
      reply = replies.poll();
      if (reply == null && atMost.isPositive()) {
        reply = replies.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    if (reply == null) {
      return Optional.empty();
    }
    synchronized (lock) {
      untakenBytes -= reply.getSerializedSize();
      resumeReading();
    }
    return Optional.of(reply);
  }

  @Override
  public void cancel(long callId) {
    send(frame().setToolCallCancelled(ToolCallCancelled.newBuilder().setCallId(callId)));
  }

  @Override
  public Signatures lookUp(SignaturesWanted.Builder wanted) {
    var answer = new CompletableFuture<Signatures>();
    synchronized (lock) {
      if (cancelled) {
        return Signatures.getDefaultInstance();
      }
      lookUp = answer;
      // The answer may stand behind replies that nobody takes while the program waits here.
      resumeReading();
    }
    send(frame().setSignaturesWanted(wanted.setRequestId(++lastRequestId)));
    return answer.join();
  }

  @Override
  public SearchAnswer search(SearchWanted.Builder wanted) {
    if (++searches > WorkerProtocol.MAX_SEARCHES) {
      return SearchAnswer.newBuilder()
          .setMistake("a program may search " + WorkerProtocol.MAX_SEARCHES + " times")
          .build();
    }
    var answer = new CompletableFuture<SearchAnswer>();
    synchronized (lock) {
      if (cancelled) {
        return SearchAnswer.getDefaultInstance();
      }
      search = answer;
      resumeReading();
    }
    send(frame().setSearchWanted(wanted.setRequestId(++lastRequestId)));
    return answer.join();
  }

  /** A reply came in. */
  void deliver(ToolReply reply) {
    synchronized (lock) {
      if (over) {
        return;
      }
      untakenBytes += reply.getSerializedSize();
      replies.add(reply);
    }
  }

  /** An answer to {@link #lookUp} came in. */
  void deliver(Signatures signatures) {
    CompletableFuture<Signatures> waiting;
    synchronized (lock) {
      waiting = lookUp;
      lookUp = null;
    }
    if (waiting != null) {
      waiting.complete(signatures);
    }
  }

  /** An answer to {@link #search} came in. */
  void deliver(SearchAnswer found) {
    CompletableFuture<SearchAnswer> waiting;
    synchronized (lock) {
      waiting = search;
      search = null;
    }
    if (waiting != null) {
      waiting.complete(found);
    }
  }

  /** A frame was handled: reads on, or holds back until the program takes replies. */
  void readOn() {
    synchronized (lock) {
      readingHeld = true;
      resumeReading();
    }
  }

  /** The supervisor cancelled the run before it started: nothing is waited for any more. */
  public void cancelled() {
    synchronized (lock) {
      cancelled = true;
    }
    deliver(Signatures.getDefaultInstance());
    deliver(SearchAnswer.getDefaultInstance());
  }

  public boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  private void resumeReading() {
    boolean awaited = lookUp != null || search != null;
    if (readingHeld && (awaited || untakenBytes <= WorkerProtocol.MAX_UNTAKEN_REPLY_BYTES)) {
      readingHeld = false;
      channel.readNext();
    }
  }

  private WorkerFrame.Builder frame() {
    return WorkerFrame.newBuilder().setRunId(runId);
  }

  /** What an interpreter that is being closed still says is not heard. */
  private void send(WorkerFrame.Builder frame) {
    synchronized (lock) {
      if (over) {
        return;
      }
    }
    channel.send(frame.build());
  }
}
