package dev.codemode.worker;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.PolicyMode;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.Welcome;
import dev.codemode.proto.v1.WorkerChannelGrpc;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The supervisor of a {@link WorkerTraining}: gives a program that uses every kind of frame, as
 * often as it should, and answers its calls. Thread-safe.
 */
final class TrainingSupervisor extends WorkerChannelGrpc.WorkerChannelImplBase {
  static final String TOKEN = "training";

  private static final String RUN_ID = "training";
  private static final String SERVER = "demo";

  /**
   * One after the other, so many that all code of a call is compiled meanwhile: the cache tells
   * later workers to compile it when they load it (JEP 515), and not after 200 calls of their own.
   */
  private static final int CALLS = 2_000;

  private static final String PROGRAM =
      """
      import asyncio, json

      async def one(index):
          row = await demo.list_rows(limit=index)
          return len(row["rows"])

      counts = await asyncio.gather(*(one(index) for index in range(3)))
      for _ in range(calls):
          await demo.list_rows(limit=1)
      late = asyncio.create_task(one(1))
      late.cancel()
      print(json.dumps({"counts": counts}))
      {"counts": counts, "n": n}
      """;

  private final Object lock = new Object();
  private @Nullable StreamObserver<SupervisorFrame> worker;
  private int runsLeft;
  private boolean satisfied;

  /**
   * @param runs how many the worker serves
   */
  TrainingSupervisor(Path socket, int runs) throws IOException {
    this.runsLeft = runs;
    var loops =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("training", true), NioIoHandler.newFactory());
    var _ =
        NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioServerDomainSocketChannel.class)
            .bossEventLoopGroup(loops)
            .workerEventLoopGroup(loops)
            .directExecutor()
            .addService(this)
            .build()
            .start();
  }

  /** Whether the program completed. */
  boolean isSatisfied() {
    synchronized (lock) {
      return satisfied;
    }
  }

  /** Gives the worker its program. */
  void startRun() {
    boolean last;
    synchronized (lock) {
      last = --runsLeft == 0;
    }
    send(
        SupervisorFrame.newBuilder()
            .setRunId(RUN_ID)
            .setStartRun(
                StartRun.newBuilder()
                    .setCode(PROGRAM)
                    .setVariablesJson(
                        ByteString.copyFromUtf8("{\"n\": 1, \"calls\": %d}".formatted(CALLS)))
                    .addServers(Server.newBuilder().setKey(SERVER).setPythonName(SERVER))
                    .setPolicy(PolicyMode.POLICY_MODE_DEFAULT)
                    .setMaxResultBytes(1024 * 1024)
                    .setMaxHeapBytes(256L * 1024 * 1024)
                    .setKeepWorker(!last)));
  }

  @Override
  public StreamObserver<WorkerFrame> connect(StreamObserver<SupervisorFrame> outbound) {
    synchronized (lock) {
      worker = outbound;
    }
    return new Stream(outbound);
  }

  private final class Stream implements StreamObserver<WorkerFrame> {
    private final StreamObserver<SupervisorFrame> outbound;

    Stream(StreamObserver<SupervisorFrame> outbound) {
      this.outbound = outbound;
    }

    @Override
    public void onNext(WorkerFrame frame) {
      switch (frame.getFrameCase()) {
        case HELLO -> send(SupervisorFrame.newBuilder().setWelcome(Welcome.getDefaultInstance()));
        case SIGNATURES_WANTED ->
            send(run().setSignatures(signatures(frame.getSignaturesWanted().getRequestId())));
        case TOOL_CALL -> send(run().setToolReply(reply(frame.getToolCall().getCallId())));
        case RUN_FINISHED -> {
          synchronized (lock) {
            satisfied = frame.getRunFinished().getStatus() == RunFinished.Status.STATUS_COMPLETED;
          }
        }
        case READY, RUN_STARTED, OUTPUT, SEARCH_WANTED, TOOL_CALL_CANCELLED, FRAME_NOT_SET -> {}
      }
    }

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onCompleted() {
      outbound.onCompleted();
    }
  }

  private void send(SupervisorFrame.Builder frame) {
    synchronized (lock) {
      if (worker != null) {
        worker.onNext(frame.build());
      }
    }
  }

  private static SupervisorFrame.Builder run() {
    return SupervisorFrame.newBuilder().setRunId(RUN_ID);
  }

  private static Signatures signatures(long requestId) {
    return Signatures.newBuilder()
        .setRequestId(requestId)
        .addFound(
            Signature.newBuilder()
                .setServer(SERVER)
                .setTool("list_rows")
                .setPythonName("list_rows")
                .addParameters(Parameter.newBuilder().setName("limit")))
        .build();
  }

  private static ToolReply reply(long callId) {
    return ToolReply.newBuilder()
        .setCallId(callId)
        .setStatus(ToolReply.Status.STATUS_OK)
        .setValueJson(ByteString.copyFromUtf8("{\"rows\": [{\"name\": \"a\"}]}"))
        .build();
  }
}
