package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.WorkerFrame;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker's end of a real channel that sends any bytes, and reads only what it is told to. */
final class RawWorker implements AutoCloseable {
  private static final EventLoopGroup EVENT_LOOPS =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private static final MethodDescriptor<byte[], byte[]> CONNECT =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName("codemode.v1.WorkerChannel/Connect")
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  private final ManagedChannel channel;
  private final ClientCall<byte[], byte[]> call;
  private final CompletableFuture<Status> ended = new CompletableFuture<>();

  /**
   * @param frames how many frames from the supervisor are read at most
   * @param options of the call, such as compression
   */
  RawWorker(Path socket, int frames, CallOptions options) {
    channel =
        NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
            .eventLoopGroup(EVENT_LOOPS)
            .usePlaintext()
            .directExecutor()
            .build();
    call = channel.newCall(CONNECT, options);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status);
          }
        },
        new Metadata());
    if (frames > 0) {
      call.request(frames);
    }
  }

  void send(byte[] message) {
    call.sendMessage(message);
  }

  void send(WorkerFrame frame) {
    send(frame.toByteArray());
  }

  /** How the stream ended; fails when it does not. */
  Status awaitEnd() throws Exception {
    return ended.get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
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
