package dev.codemode.supervisor.channel;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.Welcome;
import dev.codemode.proto.v1.WorkerChannelGrpc;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each stream through hello and welcome, then hands its frames to its {@link
 * WorkerConnection}.
 */
final class WorkerChannelService extends WorkerChannelGrpc.WorkerChannelImplBase {
  private static final Logger log = LoggerFactory.getLogger(WorkerChannelService.class);

  private final Map<String, CompletableFuture<WorkerConnection>> expected =
      new ConcurrentHashMap<>();

  CompletableFuture<WorkerConnection> expect(String token) {
    var connection = new CompletableFuture<WorkerConnection>();
    expected.put(token, connection);
    var _ = connection.whenComplete((_, _) -> expected.remove(token));
    return connection;
  }

  @Override
  public StreamObserver<WorkerFrame> connect(StreamObserver<SupervisorFrame> outbound) {
    var stream = (ServerCallStreamObserver<SupervisorFrame>) outbound;
    var sender = new FrameSender(stream);
    stream.setOnReadyHandler(sender::onReady);
    var inbound = new Stream(stream, sender);
    // After bytes that are no frame gRPC closes the call by itself, and this is all it says.
    stream.setOnCloseHandler(() -> inbound.ended("its stream broke: no valid frame"));
    return inbound;
  }

  /** One stream. Its methods are called one at a time. */
  private final class Stream implements StreamObserver<WorkerFrame> {
    private final ServerCallStreamObserver<SupervisorFrame> outbound;
    private final FrameSender sender;
    private @Nullable WorkerConnection connection;
    private boolean refused;

    Stream(ServerCallStreamObserver<SupervisorFrame> outbound, FrameSender sender) {
      this.outbound = outbound;
      this.sender = sender;
    }

    @Override
    public void onNext(WorkerFrame frame) {
      if (refused) {
        return;
      }
      if (connection == null) {
        greet(frame);
      } else {
        connection.onFrame(frame);
      }
    }

    @Override
    public void onError(Throwable error) {
      ended("its stream broke: " + Status.fromThrowable(error).getCode());
    }

    @Override
    public void onCompleted() {
      ended("it closed its stream");
    }

    private void ended(String reason) {
      if (connection != null) {
        connection.onEnd(reason);
      } else {
        sender.close();
      }
    }

    private void greet(WorkerFrame frame) {
      Hello hello = frame.getHello();
      if (!frame.hasHello() || hello.getProtocolVersion() != WorkerProtocol.VERSION) {
        refuse(
            "the first frame must be a hello of protocol version %d"
                .formatted(WorkerProtocol.VERSION));
        return;
      }
      CompletableFuture<WorkerConnection> launch = expected.remove(hello.getToken());
      if (launch == null) {
        refuse("the token is not known or was used before");
        return;
      }
      var welcomed = new WorkerConnection(sender);
      connection = welcomed;
      sender.send(SupervisorFrame.newBuilder().setWelcome(Welcome.getDefaultInstance()).build());
      if (!launch.complete(welcomed)) {
        welcomed.close("its launch was given up");
      }
    }

    private void refuse(String reason) {
      refused = true;
      log.atWarn().addKeyValue("reason", reason).log("A stream was refused");
      outbound.onError(Status.PERMISSION_DENIED.withDescription(reason).asRuntimeException());
    }
  }
}
