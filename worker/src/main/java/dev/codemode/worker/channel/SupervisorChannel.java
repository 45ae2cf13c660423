package dev.codemode.worker.channel;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.WorkerChannelGrpc;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stream to the supervisor. Frames are read one at a time, the next only when {@link #readNext}
 * allows it. Sending is thread-safe and blocks while the supervisor does not keep up; it must not
 * be done on the reading thread.
 */
public final class SupervisorChannel implements FrameChannel {
  private final Consumer<SupervisorFrame> onFrame;
  private final Runnable onEnd;
  private final ManagedChannel channel;
  private @Nullable ClientCallStreamObserver<WorkerFrame> stream;
  private boolean ended;
  private boolean connected;

  /**
   * @param onFrame called on the channel's one thread; must not block
   * @param onEnd called once when the stream has ended, whoever ended it
   */
  public SupervisorChannel(Path socket, Consumer<SupervisorFrame> onFrame, Runnable onEnd) {
    this.onFrame = onFrame;
    this.onEnd = onEnd;
    this.channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .eventLoopGroup(
                new MultiThreadIoEventLoopGroup(
                    1,
                    new DefaultThreadFactory("supervisor-channel", true),
                    NioIoHandler.newFactory()))
            .usePlaintext()
            .directExecutor()
            .maxInboundMessageSize(WorkerProtocol.MAX_FRAME_BYTES)
            .build();
  }

  /** Opens the stream; the first frame may be sent right after. */
  public void open() {
    var _ = WorkerChannelGrpc.newStub(channel).connect(new Observer());
  }

  @Override
  public void send(WorkerFrame frame) {
    synchronized (this) {
      try {
        while (!ended && (stream == null || !stream.isReady())) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (!ended && stream != null) {
        stream.onNext(frame);
      }
    }
  }

  @Override
  public void readNext() {
    ClientCallStreamObserver<WorkerFrame> open;
    synchronized (this) {
      open = ended ? null : stream;
    }
    if (open != null) {
      open.request(1);
    }
  }

  /** Says that nothing more will be sent. */
  public synchronized void halfClose() {
    if (!ended && stream != null) {
      stream.onCompleted();
    }
  }

  private final class Observer implements ClientResponseObserver<WorkerFrame, SupervisorFrame> {
    @Override
    public void beforeStart(ClientCallStreamObserver<WorkerFrame> outbound) {
      outbound.disableAutoRequestWithInitial(1);
      outbound.setOnReadyHandler(SupervisorChannel.this::wake);
      synchronized (SupervisorChannel.this) {
        stream = outbound;
      }
    }

    @Override
    public void onNext(SupervisorFrame frame) {
      connected();
      onFrame.accept(frame);
    }

    @Override
    public void onError(Throwable error) {
      end();
    }

    @Override
    public void onCompleted() {
      end();
    }
  }

  /** Waits until the supervisor has said something; nothing more is opened after that. */
  public synchronized void awaitConnected() throws InterruptedException {
    while (!connected) {
      wait();
    }
  }

  private synchronized void connected() {
    if (!connected) {
      connected = true;
      notifyAll();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private void end() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      notifyAll();
    }
    onEnd.run();
  }
}
