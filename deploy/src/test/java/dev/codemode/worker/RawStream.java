package dev.codemode.worker;

import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream to the supervisor that sends any bytes, a frame or not. */
final class RawStream {
  private static final MethodDescriptor<byte[], byte[]> CONNECT =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName("codemode.v1.WorkerChannel/Connect")
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  private final ClientCall<byte[], byte[]> call;
  private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object readiness = new Object();

  private RawStream(ManagedChannel channel) {
    this.call = channel.newCall(CONNECT, CallOptions.DEFAULT);
  }

  /**
   * @param frames how many frames from the supervisor are taken in at most
   */
  static RawStream open(Path socket, int frames) {
    var stream =
        new RawStream(
            NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
                .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
                .eventLoopGroup(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .usePlaintext()
                .directExecutor()
                .build());
    stream.call.start(stream.new Listener(), new Metadata());
    if (frames > 0) {
      stream.call.request(frames);
    }
    return stream;
  }

  /** Sends the bytes as one message, as soon as the transport can take it. */
  void send(byte[] message) throws InterruptedException {
    synchronized (readiness) {
      while (!call.isReady() && ended.getCount() > 0) {
        readiness.wait(100);
      }
    }
    call.sendMessage(message);
  }

  void send(WorkerFrame frame) throws InterruptedException {
    send(frame.toByteArray());
  }

  /** The next frame of the supervisor; waits for it without end. */
  SupervisorFrame next() throws InterruptedException, IOException {
    return SupervisorFrame.parseFrom(received.take());
  }

  /** Whether the supervisor ends the stream within the time. */
  boolean endsWithin(long seconds) throws InterruptedException {
    return ended.await(seconds, TimeUnit.SECONDS);
  }

  private final class Listener extends ClientCall.Listener<byte[]> {
    @Override
    public void onMessage(byte[] message) {
      received.add(message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      ended.countDown();
      onReady();
    }

    @Override
    public void onReady() {
      synchronized (readiness) {
        readiness.notifyAll();
      }
    }
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
