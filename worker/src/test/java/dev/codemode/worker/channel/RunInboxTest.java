package dev.codemode.worker.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.WorkerFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames that a program does not take stay in the supervisor. */
class RunInboxTest {
  private static final int REPLY_BYTES = 8 * 1024 * 1024;
  private static final int FILLING =
      Math.toIntExact(WorkerProtocol.MAX_UNTAKEN_REPLY_BYTES / REPLY_BYTES);

  private final FakeFrameChannel channel = new FakeFrameChannel();
  private final FakeRuns runs = new FakeRuns();
  private final RunInbox inbox = new RunInbox(runs);

  @BeforeEach
  void aRunIsUnderWay() {
    take("run", SupervisorFrame.newBuilder().setStartRun(StartRun.getDefaultInstance()));
  }

  @Test
  void readsOnWhileRepliesFit() {
    reply(REPLY_BYTES);
    assertThat(channel.mayRead).isTrue();
  }

  @Test
  void stopsReadingWhenTooManyBytesWaitAndGoesOnWhenOneWasTaken() {
    for (int i = 0; i < FILLING; i++) {
      reply(REPLY_BYTES);
    }
    assertThat(channel.mayRead).isFalse();
    assertThat(runs.run().awaitReply(Duration.ZERO)).isPresent();
    assertThat(channel.mayRead).isTrue();
  }

  @Test
  void readsOnForALookUpThatWaitsBehindReplies() throws Exception {
    for (int i = 0; i < FILLING; i++) {
      reply(REPLY_BYTES);
    }
    CompletableFuture<Signatures> answer =
        CompletableFuture.supplyAsync(() -> runs.run().lookUp(SignaturesWanted.newBuilder()));
    channel.sent.get(10, TimeUnit.SECONDS);
    assertThat(channel.mayRead).isTrue();
    take(
        "run", SupervisorFrame.newBuilder().setSignatures(Signatures.newBuilder().setRequestId(1)));
    assertThat(answer.get(10, TimeUnit.SECONDS).getRequestId()).isEqualTo(1);
    assertThat(channel.mayRead).isFalse();
  }

  @Test
  void finishedRunDropsItsRepliesAndReadsOnForTheNext() {
    for (int i = 0; i < FILLING; i++) {
      reply(REPLY_BYTES);
    }
    assertThat(channel.mayRead).isFalse();
    runs.run().finished(RunFinished.getDefaultInstance());
    assertThat(channel.mayRead).isTrue();
    for (int i = 0; i <= FILLING; i++) {
      reply(REPLY_BYTES);
      assertThat(channel.mayRead).isTrue();
    }
    assertThat(runs.run().awaitReply(Duration.ZERO)).isEmpty();
  }

  @Test
  void finishedRunSaysNothingMore() throws Exception {
    runs.run().finished(RunFinished.getDefaultInstance());
    assertThat(channel.sent.get(10, TimeUnit.SECONDS).hasRunFinished()).isTrue();
    channel.sent = new CompletableFuture<>();
    runs.run().cancel(1);
    assertThat(channel.sent).isNotDone();
  }

  @Test
  void dropsFramesOfAnotherRun() {
    take("other", SupervisorFrame.newBuilder().setToolReply(ToolReply.newBuilder().setCallId(1)));
    assertThat(runs.run().awaitReply(Duration.ZERO)).isEmpty();
    assertThat(channel.mayRead).isTrue();
  }

  private void reply(int bytes) {
    take(
        "run",
        SupervisorFrame.newBuilder()
            .setToolReply(
                ToolReply.newBuilder()
                    .setCallId(1)
                    .setValueJson(ByteString.copyFrom(new byte[bytes]))));
  }

  private void take(String runId, SupervisorFrame.Builder frame) {
    channel.mayRead = false;
    inbox.take(frame.setRunId(runId).build(), channel);
  }

  private static final class FakeFrameChannel implements FrameChannel {
    private CompletableFuture<WorkerFrame> sent = new CompletableFuture<>();
    private volatile boolean mayRead;

    @Override
    public void send(WorkerFrame frame) {
      sent.complete(frame);
    }

    @Override
    public void readNext() {
      mayRead = true;
    }
  }

  private static final class FakeRuns implements RunInbox.Runs {
    private @Nullable RunChannel run;

    RunChannel run() {
      if (run == null) {
        throw new AssertionError("no run was started");
      }
      return run;
    }

    @Override
    public void start(RunChannel started, StartRun program) {
      run = started;
    }

    @Override
    public void cancel(RunChannel cancelled) {}
  }
}
