package dev.codemode.supervisor.channel;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.RunStarted;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.WorkerChannelGrpc;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The worker's end of a real channel, driven frame by frame by a test. */
public final class FakeWorker implements AutoCloseable {
  private static final EventLoopGroup EVENT_LOOPS =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private final ManagedChannel channel;
  private final StreamObserver<WorkerFrame> outbound;
  private final CompletableFuture<ClientCallStreamObserver<WorkerFrame>> reading =
      new CompletableFuture<>();
  private volatile boolean deaf;
  private final BlockingQueue<SupervisorFrame> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

  public FakeWorker(Path socket) {
    channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .eventLoopGroup(EVENT_LOOPS)
            .usePlaintext()
            .directExecutor()
            .maxInboundMessageSize(WorkerProtocol.MAX_FRAME_BYTES)
            .build();
    outbound =
        WorkerChannelGrpc.newStub(channel)
            .connect(
                new ClientResponseObserver<WorkerFrame, SupervisorFrame>() {
                  @Override
                  public void beforeStart(ClientCallStreamObserver<WorkerFrame> stream) {
                    stream.disableAutoRequestWithInitial(1);
                    reading.complete(stream);
                  }

                  @Override
                  public void onNext(SupervisorFrame frame) {
                    received.add(frame);
                    if (!deaf) {
                      reading.join().request(1);
                    }
                  }

                  @Override
                  public void onError(Throwable error) {
                    ended.add(String.valueOf(error.getMessage()));
                  }

                  @Override
                  public void onCompleted() {
                    ended.add("completed");
                  }
                });
  }

  public void send(WorkerFrame frame) {
    synchronized (outbound) {
      outbound.onNext(frame);
    }
  }

  public void hello(String token) {
    send(
        WorkerFrame.newBuilder()
            .setHello(Hello.newBuilder().setProtocolVersion(WorkerProtocol.VERSION).setToken(token))
            .build());
  }

  public void ready() {
    send(WorkerFrame.newBuilder().setReady(Ready.getDefaultInstance()).build());
  }

  public void started(String runId) {
    send(
        WorkerFrame.newBuilder()
            .setRunId(runId)
            .setRunStarted(RunStarted.getDefaultInstance())
            .build());
  }

  public void output(String runId, String text) {
    send(
        WorkerFrame.newBuilder()
            .setRunId(runId)
            .setOutput(
                Output.newBuilder()
                    .setStream(Output.Stream.STREAM_STDOUT)
                    .setData(ByteString.copyFromUtf8(text)))
            .build());
  }

  public void call(String runId, long callId, String server, String tool) {
    send(
        WorkerFrame.newBuilder()
            .setRunId(runId)
            .setToolCall(ToolCall.newBuilder().setCallId(callId).setServer(server).setTool(tool))
            .build());
  }

  public void finished(String runId, RunFinished finished) {
    send(WorkerFrame.newBuilder().setRunId(runId).setRunFinished(finished).build());
  }

  public void completed(String runId, String resultJson) {
    finished(
        runId,
        RunFinished.newBuilder()
            .setStatus(RunFinished.Status.STATUS_COMPLETED)
            .setResultJson(ByteString.copyFromUtf8(resultJson))
            .build());
  }

  /** Takes one frame more at most. */
  public void stopReading() {
    deaf = true;
  }

  /** Says that nothing more will be sent. */
  public void halfClose() {
    synchronized (outbound) {
      outbound.onCompleted();
    }
  }

  /** Whether the supervisor leaves the stream open; it has half a second to end it. */
  public boolean isOpen() throws InterruptedException {
    String how = ended.poll(500, TimeUnit.MILLISECONDS);
    return how == null;
  }

  /** The next frame from the supervisor; fails when none comes. */
  public SupervisorFrame next() throws InterruptedException {
    SupervisorFrame frame = received.poll(10, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("no frame came; ended: " + ended);
    }
    return frame;
  }

  /** How the stream ended; fails when it does not. */
  public String awaitEnd() throws InterruptedException {
    String how = ended.poll(10, TimeUnit.SECONDS);
    if (how == null) {
      throw new AssertionError("the stream did not end");
    }
    return how;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
