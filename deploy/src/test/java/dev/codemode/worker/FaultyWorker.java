package dev.codemode.worker;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.RunStarted;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.WorkerFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * A worker without an interpreter that does one fault. It never watches its standard input: only
 * killing ends one that hangs.
 *
 * @param socket the supervisor's
 * @param token what it was launched with
 * @param queue where it tells that it was given its program
 */
record FaultyWorker(Path socket, String token, FaultQueue queue) {
  /** Starts no valid protobuf message. */
  private static final byte[] GARBAGE = new byte[512];

  static {
    Arrays.fill(GARBAGE, (byte) 0xff);
  }

  void act(Fault fault) throws InterruptedException, IOException {
    switch (fault) {
      case SERVES -> finish(takeRun(), "\"served\"");
      case CRASH_AT_START -> exit(1);
      case EXIT_AT_START -> exit(0);
      case HANG_AT_START -> hang();
      case GARBAGE_AT_START -> {
        RawStream stream = RawStream.open(socket, 1);
        stream.send(GARBAGE);
        exitAtEndOf(stream);
      }
      case READY_BEFORE_HELLO -> {
        RawStream stream = RawStream.open(socket, 1);
        stream.send(readyFrame());
        exitAtEndOf(stream);
      }
      case INVENTED_TOKEN -> {
        RawStream stream = RawStream.open(socket, 1);
        stream.send(hello("0".repeat(token.length())));
        exitAtEndOf(stream);
      }
      case NEVER_READS -> {
        // One frame, the welcome.
        RawStream stream = RawStream.open(socket, 1);
        stream.send(hello(token));
        stream.send(readyFrame());
        hang();
      }
      case STDERR_FLOOD -> {
        flood();
        finish(takeRun(), "\"survived\"");
      }
      case REPLAYED_TOKEN -> {
        Run run = takeRun();
        RawStream second = RawStream.open(socket, 1);
        second.send(hello(token));
        finish(run, second.endsWithin(5) ? "\"refused\"" : "\"accepted\"");
      }
      case HANG_BEFORE_STARTED -> {
        takeRun();
        hang();
      }
      case HANG_IN_RUN,
          CRASH_IN_RUN,
          EXIT_IN_RUN,
          GARBAGE_IN_RUN,
          EMPTY_FRAME,
          OVERSIZED_FRAME,
          WRONG_RUN_ID,
          DUPLICATE_CALL_ID,
          FALLING_CALL_ID,
          SECOND_READY,
          SECOND_START,
          RESULT_NO_JSON,
          UNKNOWN_STATUS,
          OUTPUT_FLOOD,
          CALL_FLOOD -> {
        Run run = takeRun();
        run.started();
        inRun(fault, run);
        hang();
      }
    }
  }

  private static void inRun(Fault fault, Run run) throws InterruptedException, IOException {
    switch (fault) {
      case CRASH_IN_RUN -> {
        run.awaitStartTaken();
        exit(1);
      }
      case EXIT_IN_RUN -> {
        run.awaitStartTaken();
        exit(0);
      }
      case GARBAGE_IN_RUN -> run.stream().send(GARBAGE);
      case EMPTY_FRAME -> run.send(WorkerFrame.newBuilder());
      case OVERSIZED_FRAME ->
          run.finished("\"" + "x".repeat(WorkerProtocol.MAX_FRAME_BYTES) + "\"");
      case WRONG_RUN_ID -> new Run(run.stream(), run.id() + "-other").output("stolen");
      case DUPLICATE_CALL_ID -> {
        run.call(1);
        run.call(1);
      }
      case FALLING_CALL_ID -> {
        run.call(2);
        run.call(1);
      }
      case SECOND_READY -> run.stream().send(readyFrame());
      case SECOND_START -> run.started();
      case RESULT_NO_JSON -> run.finished("{no json");
      case UNKNOWN_STATUS ->
          run.send(
              WorkerFrame.newBuilder()
                  .setRunFinished(RunFinished.newBuilder().setStatusValue(4_711)));
      case OUTPUT_FLOOD -> {
        String piece = "x".repeat(WorkerProtocol.MAX_OUTPUT_PIECE_BYTES);
        while (true) {
          run.output(piece);
        }
      }
      case CALL_FLOOD -> {
        for (long id = 1; ; id++) {
          run.call(id);
        }
      }
      default -> {}
    }
  }

  /** Goes through the handshake and waits for a program. */
  private Run takeRun() throws InterruptedException, IOException {
    RawStream stream = RawStream.open(socket, Integer.MAX_VALUE);
    stream.send(hello(token));
    stream.send(readyFrame());
    SupervisorFrame frame = stream.next();
    while (!frame.hasStartRun()) {
      frame = stream.next();
    }
    queue.runGiven();
    return new Run(stream, frame.getRunId());
  }

  private static void finish(Run run, String result) throws InterruptedException {
    run.started();
    run.finished(result);
    hang();
  }

  private static WorkerFrame hello(String token) {
    return WorkerFrame.newBuilder()
        .setHello(Hello.newBuilder().setProtocolVersion(WorkerProtocol.VERSION).setToken(token))
        .build();
  }

  private static WorkerFrame readyFrame() {
    return WorkerFrame.newBuilder().setReady(Ready.getDefaultInstance()).build();
  }

  private static void flood() throws IOException {
    byte[] line = ("e".repeat(64 * 1024 - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 1_024; i++) {
      System.err.write(line);
    }
  }

  /** As the real worker does: a stream that the supervisor ends is the end. */
  private static void exitAtEndOf(RawStream stream) throws InterruptedException {
    if (stream.endsWithin(60)) {
      exit(1);
    }
    hang();
  }

  private static void hang() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private static void exit(int code) {
    Runtime.getRuntime().halt(code);
  }

  private record Run(RawStream stream, String id) {
    void started() throws InterruptedException {
      send(WorkerFrame.newBuilder().setRunStarted(RunStarted.getDefaultInstance()));
    }

    /** A call is answered only after the frames before it were taken. */
    void awaitStartTaken() throws InterruptedException, IOException {
      call(1);
      while (!stream.next().hasToolReply()) {
        // The reply to something else.
      }
    }

    void output(String text) throws InterruptedException {
      send(
          WorkerFrame.newBuilder()
              .setOutput(
                  Output.newBuilder()
                      .setStream(Output.Stream.STREAM_STDOUT)
                      .setData(ByteString.copyFromUtf8(text))));
    }

    void call(long callId) throws InterruptedException {
      send(
          WorkerFrame.newBuilder()
              .setToolCall(
                  ToolCall.newBuilder().setCallId(callId).setServer("nowhere").setTool("nothing")));
    }

    void finished(String resultJson) throws InterruptedException {
      send(
          WorkerFrame.newBuilder()
              .setRunFinished(
                  RunFinished.newBuilder()
                      .setStatus(RunFinished.Status.STATUS_COMPLETED)
                      .setResultJson(ByteString.copyFromUtf8(resultJson))));
    }

    void send(WorkerFrame.Builder frame) throws InterruptedException {
      stream.send(frame.setRunId(id).build());
    }
  }
}
