package dev.codemode.supervisor.channel;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.Welcome;
import dev.codemode.proto.v1.WorkerChannelGrpc;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Takes each stream through hello and welcome, then hands its frames to its {@link
 * WorkerConnection}.
 */
final class WorkerChannelService {
  private static final Logger log = LoggerFactory.getLogger(WorkerChannelService.class);

  private static final MethodDescriptor<Arrival, SupervisorFrame> CONNECT =
      WorkerChannelGrpc.getConnectMethod().toBuilder(
              new FrameDecoder(), WorkerChannelGrpc.getConnectMethod().getResponseMarshaller())
          .build();

  /**
   * Refused streams that are warned of; those after them are a flood, which stays out of the log.
   */
  private static final int REFUSALS_TOLD = 100;

  private final Duration helloTimeout;
  private final Map<String, CompletableFuture<WorkerConnection>> expected =
      new ConcurrentHashMap<>();
  private final AtomicInteger welcomed = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  /**
   * @param helloTimeout from the opening of a stream to its hello
   */
  WorkerChannelService(Duration helloTimeout) {
    this.helloTimeout = helloTimeout;
  }

  ServerServiceDefinition definition() {
    return ServerServiceDefinition.builder(WorkerChannelGrpc.SERVICE_NAME)
        .addMethod(CONNECT, ServerCalls.asyncBidiStreamingCall(this::connect))
        .build();
  }

  CompletableFuture<WorkerConnection> expect(String token) {
    var connection = new CompletableFuture<WorkerConnection>();
    expected.put(token, connection);
    var _ = connection.whenComplete((_, _) -> expected.remove(token));
    return connection;
  }

  /** Workers that are on a stream, and those that were announced. */
  int workers() {
    return expected.size() + welcomed.get();
  }

  StreamObserver<Arrival> connect(StreamObserver<SupervisorFrame> outbound) {
    var stream = (ServerCallStreamObserver<SupervisorFrame>) outbound;
    var sender = new FrameSender(stream);
    stream.setOnReadyHandler(sender::onReady);
    var inbound = new Stream(sender);
    // After a message over the size limit gRPC closes the call by itself, and this is all it says.
    stream.setOnCloseHandler(() -> inbound.ended("its stream broke: no valid frame"));
    return inbound;
  }

  /** One stream. Its methods are called one at a time. */
  private final class Stream implements StreamObserver<Arrival> {
    private final FrameSender sender;

    /** Done with the first message, and when none came in time. */
    private final CompletableFuture<Void> introduction = new CompletableFuture<>();

    private @Nullable WorkerConnection connection;

    Stream(FrameSender sender) {
      this.sender = sender;
      var _ = introduction.orTimeout(helloTimeout.toNanos(), TimeUnit.NANOSECONDS);
      var _ =
          introduction.exceptionally(
              error -> {
                if (error instanceof TimeoutException) {
                  refuse("no hello came in time");
                }
                return null;
              });
    }

    @Override
    public void onNext(Arrival arrival) {
      if (connection != null) {
        switch (arrival) {
          case Arrival.Frame(WorkerFrame frame) -> connection.onFrame(frame);
          case Arrival.Malformed(String reason) -> connection.onMalformed(reason);
        }
      } else if (introduction.complete(null)) {
        switch (arrival) {
          case Arrival.Frame(WorkerFrame frame) -> greet(frame);
          case Arrival.Malformed(String reason) -> refuse("the first frame is " + reason);
        }
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
      introduction.cancel(false);
      if (connection != null) {
        connection.onEnd(reason);
      } else {
        sender.close();
      }
    }

    private void greet(WorkerFrame frame) {
      Hello hello = frame.getHello();
      if (!frame.hasHello()
          || !frame.getRunId().isEmpty()
          || hello.getProtocolVersion() != WorkerProtocol.VERSION) {
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
      var worker = new WorkerConnection(sender);
      connection = worker;
      welcomed.incrementAndGet();
      var _ = worker.gone().thenRun(welcomed::decrementAndGet);
      sender.send(SupervisorFrame.newBuilder().setWelcome(Welcome.getDefaultInstance()).build());
      if (!launch.complete(worker)) {
        worker.close("its launch was given up");
      }
    }

    private void refuse(String reason) {
      boolean isFlood = refusals.incrementAndGet() > REFUSALS_TOLD;
      log.atLevel(isFlood ? Level.DEBUG : Level.WARN)
          .addKeyValue("reason", reason)
          .log("A stream was refused");
      sender.refuse(Status.PERMISSION_DENIED.withDescription(reason));
    }
  }
}
