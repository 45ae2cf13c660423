package dev.codemode.supervisor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Any messages in any order and state, through the real decoder, handshake and state machine:
 * nothing is thrown, each run is told its end once and nothing after it, and what is told is within
 * bounds.
 */
class WorkerStreamFuzzTest {
  /** Known to the corpus. */
  static final String TOKEN = "secret";

  private static final ToolReply REPLY =
      ToolReply.newBuilder().setValueJson(ByteString.copyFrom(new byte[700 << 10])).build();

  @FuzzTest
  void anyMessagesInAnyOrder(byte[] script) {
    new Life().play(ByteBuffer.wrap(script));
  }

  /** One stream from its opening to its end. */
  private static final class Life {
    private final WorkerChannelService service = new WorkerChannelService(Duration.ofMinutes(1));
    private final CompletableFuture<WorkerConnection> expected = service.expect(TOKEN);
    private final FakeServerStream outbound = new FakeServerStream();
    private final StreamObserver<Arrival> inbound = service.connect(outbound);
    private final FrameDecoder decoder = new FrameDecoder();
    private final List<StrictListener> runs = new ArrayList<>();
    private boolean ended;

    void play(ByteBuffer steps) {
      while (steps.hasRemaining() && !ended) {
        step(steps);
        assertConsistent();
      }
      boolean wasWelcomed = isWelcomed();
      end("the test is over");
      assertThat(outbound.isEnded()).as("the stream is ended").isTrue();
      assertThat(runs).allMatch(StrictListener::isEnded);
      assertThat(service.workers()).isEqualTo(wasWelcomed ? 0 : 1);
      if (wasWelcomed) {
        assertThat(connection().gone()).isCompleted();
        assertThat(connection().queuedBytes()).isZero();
        assertThat(
                connection()
                    .start("late", StartRun.getDefaultInstance(), new StrictListener(false)))
            .isFalse();
      }
    }

    private void step(ByteBuffer steps) {
      switch (Math.floorMod(steps.get(), StreamScript.KINDS)) {
        case StreamScript.MESSAGE -> arrive(message(steps));
        case StreamScript.FRAME_OF_RUN -> arrive(ofRun(message(steps)));
        case StreamScript.START_RUN -> start(StartRun.newBuilder());
        case StreamScript.START_KEEPING -> start(StartRun.newBuilder().setKeepWorker(true));
        case StreamScript.START_CHECK -> start(StartRun.newBuilder().setCheckOnly(true));
        case StreamScript.REPLY -> reply();
        case StreamScript.CANCEL -> {
          if (isWelcomed()) {
            connection().cancel(runId());
          }
        }
        case StreamScript.TRANSPORT_FULL -> outbound.ready(false);
        case StreamScript.TRANSPORT_READY -> outbound.ready(true);
        case StreamScript.WORKER_ENDS -> {
          ended = true;
          inbound.onCompleted();
        }
        case StreamScript.WORKER_BREAKS -> {
          ended = true;
          inbound.onError(Status.CANCELLED.asRuntimeException());
        }
        default -> end("no longer needed");
      }
    }

    private static byte[] message(ByteBuffer steps) {
      int length = steps.remaining() < 2 ? 0 : Short.toUnsignedInt(steps.getShort());
      var message = new byte[Math.min(length, steps.remaining())];
      steps.get(message);
      return message;
    }

    private void arrive(byte[] message) {
      Arrival arrival = decoder.parse(new ByteArrayInputStream(message));
      if (arrival instanceof Arrival.Frame(WorkerFrame frame)) {
        assertThat(frame.getUnknownFields().asMap()).isEmpty();
        assertThat(FrameDecoder.decode(frame.toByteArray())).isEqualTo(arrival);
      }
      inbound.onNext(arrival);
      if (isWelcomed()) {
        connection()
            .restriction()
            .ifPresent(
                restriction ->
                    assertThat(restriction.problems())
                        .hasSizeLessThanOrEqualTo(8)
                        .allMatch(problem -> problem.length() <= 200));
      }
    }

    private byte[] ofRun(byte[] message) {
      return FrameDecoder.decode(message) instanceof Arrival.Frame(WorkerFrame frame)
          ? frame.toBuilder().setRunId(runId()).build().toByteArray()
          : message;
    }

    private String runId() {
      return "run-" + runs.size();
    }

    private void start(StartRun.Builder program) {
      if (!isWelcomed()) {
        return;
      }
      boolean wasReady = connection().ready().isDone() && !connection().gone().isDone();
      var listener = new StrictListener(program.getCheckOnly());
      runs.add(listener);
      boolean started = connection().start(runId(), program.build(), listener);
      if (!started) {
        runs.removeLast();
      }
      assertThat(started).as("a run on a ready worker").isEqualTo(wasReady);
    }

    private void reply() {
      if (isWelcomed() && connection().queuedBytes() <= FrameSender.MAX_QUEUED_BYTES) {
        connection().sendWhenRoom(runId(), REPLY);
      }
    }

    private void end(String reason) {
      if (isWelcomed()) {
        connection().close(reason);
      }
      if (!ended) {
        ended = true;
        inbound.onCompleted();
      }
    }

    private boolean isWelcomed() {
      return expected.isDone();
    }

    private WorkerConnection connection() {
      return expected.join();
    }

    private void assertConsistent() {
      assertThat(service.workers()).isLessThanOrEqualTo(1);
      assertThat(runs.stream().filter(run -> !run.isEnded()).count()).isLessThanOrEqualTo(1);
      if (isWelcomed()) {
        assertThat(connection().gone().isDone() && !outbound.isEnded()).isFalse();
        assertThat(connection().queuedBytes()).isLessThan(2 * FrameSender.MAX_QUEUED_BYTES);
      }
    }
  }
}
