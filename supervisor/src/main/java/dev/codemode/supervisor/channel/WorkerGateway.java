package dev.codemode.supervisor.channel;

import dev.codemode.proto.WorkerProtocol;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Listens for workers on a Unix domain socket in a folder that only this user can enter. A stream
 * is let in by a token that was announced by {@link #expect} and not used before. Thread-safe.
 */
public final class WorkerGateway implements AutoCloseable {
  private final Path folder;
  private final Path socket;
  private final MultiThreadIoEventLoopGroup eventLoops;
  private final WorkerChannelService service;
  private final Server server;

  private WorkerGateway(
      Path folder,
      Path socket,
      MultiThreadIoEventLoopGroup eventLoops,
      WorkerChannelService service,
      Server server) {
    this.folder = folder;
    this.socket = socket;
    this.eventLoops = eventLoops;
    this.service = service;
    this.server = server;
  }

  /**
   * Opens the socket in a new private folder below the temporary folder.
   *
   * @throws IOException when the folder or the socket cannot be made
   */
  public static WorkerGateway open() throws IOException {
    Path folder = Files.createTempDirectory("codemode-");
    Path socket = folder.resolve("worker.sock");
    Path bait = folder.resolve(WorkerProtocol.BAIT);
    var eventLoops =
        new MultiThreadIoEventLoopGroup(
            2, new DefaultThreadFactory("worker-channel", true), NioIoHandler.newFactory());
    var service = new WorkerChannelService();
    try {
      Files.writeString(bait, "no worker may read this\n");
      Server server =
          NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
              .channelType(NioServerDomainSocketChannel.class)
              .bossEventLoopGroup(eventLoops)
              .workerEventLoopGroup(eventLoops)
              // Handlers never block; a hop to another thread would double a call's latency.
              .directExecutor()
              .maxInboundMessageSize(WorkerProtocol.MAX_FRAME_BYTES)
              .maxInboundMetadataSize(8 * 1024)
              .maxConcurrentCallsPerConnection(1)
              .addService(service)
              .build()
              .start();
      return new WorkerGateway(folder, socket, eventLoops, service, server);
    } catch (IOException | RuntimeException e) {
      var _ = eventLoops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      Files.deleteIfExists(socket);
      Files.deleteIfExists(bait);
      Files.deleteIfExists(folder);
      throw e;
    }
  }

  /** Where workers dial in. */
  public Path socket() {
    return socket;
  }

  /**
   * Announces a worker that is about to be launched.
   *
   * @return completes with its connection once it has introduced itself; cancelling it makes the
   *     token void
   */
  public CompletableFuture<WorkerConnection> expect(String token) {
    return service.expect(token);
  }

  /** Ends all streams and removes socket and folder. Idempotent. */
  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean _ =
        eventLoops
            .shutdownGracefully(0, 100, TimeUnit.MILLISECONDS)
            .awaitUninterruptibly(1, TimeUnit.SECONDS);
    try {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder.resolve(WorkerProtocol.BAIT));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
