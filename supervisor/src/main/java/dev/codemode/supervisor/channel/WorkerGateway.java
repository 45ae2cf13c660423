package dev.codemode.supervisor.channel;

import dev.codemode.proto.WorkerProtocol;
import io.grpc.Codec;
import io.grpc.DecompressorRegistry;
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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Listens for workers on a Unix domain socket in a folder that only this user can enter. A stream
 * is let in by a token that was announced by {@link #expect} and not used before. Thread-safe.
 */
public final class WorkerGateway implements AutoCloseable {
  /**
   * From the opening of a connection, and of a stream, to the worker's hello; it takes some 10 ms.
   */
  private static final Duration HELLO_TIMEOUT = Duration.ofSeconds(10);

  /** Connections beside those of workers on a stream and of announced ones: of workers that end. */
  static final int SPARE_CONNECTIONS = 16;

  private final Path folder;
  private final Path socket;
  private final MultiThreadIoEventLoopGroup eventLoops;
  private final WorkerChannelService service;
  private final ConnectionLimit limit;
  private final Server server;

  private WorkerGateway(
      Path folder,
      Path socket,
      MultiThreadIoEventLoopGroup eventLoops,
      WorkerChannelService service,
      ConnectionLimit limit,
      Server server) {
    this.folder = folder;
    this.socket = socket;
    this.eventLoops = eventLoops;
    this.service = service;
    this.limit = limit;
    this.server = server;
  }

  /**
   * Opens the socket in a new private folder below the temporary folder.
   *
   * @throws IOException when the folder or the socket cannot be made
   */
  public static WorkerGateway open() throws IOException {
    return open(HELLO_TIMEOUT);
  }

  /**
   * @param helloTimeout how long a connection may stay without a stream, at least 1 s, and a stream
   *     without a hello
   */
  static WorkerGateway open(Duration helloTimeout) throws IOException {
    Path folder = privateFolder();
    Path socket = folder.resolve("worker.sock");
    Path bait = folder.resolve(WorkerProtocol.BAIT);
    var eventLoops =
        new MultiThreadIoEventLoopGroup(
            2, new DefaultThreadFactory("worker-channel", true), NioIoHandler.newFactory());
    var service = new WorkerChannelService(helloTimeout);
    var limit = new ConnectionLimit(() -> service.workers() + SPARE_CONNECTIONS);
    try {
      Files.writeString(bait, "no worker may read this\n");
      Server server =
          NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
              .channelFactory(
                  () -> {
                    var listening = new NioServerDomainSocketChannel();
                    listening.pipeline().addFirst("connection-limit", limit);
                    return listening;
                  })
              .bossEventLoopGroup(eventLoops)
              .workerEventLoopGroup(eventLoops)
              // Handlers never block; a hop to another thread would double a call's latency.
              .directExecutor()
              .maxInboundMessageSize(WorkerProtocol.MAX_FRAME_BYTES)
              .maxInboundMetadataSize(8 * 1024)
              .maxConcurrentCallsPerConnection(1)
              .maxConnectionIdle(helloTimeout.toNanos(), TimeUnit.NANOSECONDS)
              // Workers do not compress, and what a few bytes unpack to need not be found out.
              .decompressorRegistry(
                  DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false))
              .addService(service.definition())
              .build()
              .start();
      return new WorkerGateway(folder, socket, eventLoops, service, limit, server);
    } catch (IOException | RuntimeException e) {
      var _ = eventLoops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      Files.deleteIfExists(socket);
      Files.deleteIfExists(bait);
      Files.deleteIfExists(folder);
      throw e;
    }
  }

  private static Path privateFolder() throws IOException {
    try {
      return Files.createTempDirectory("codemode-");
    } catch (IOException e) {
      throw new IOException(
          "nothing can be written to the temporary folder %s, set TMPDIR to another"
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
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

  /** How many connections are open, those of strangers included. */
  int connections() {
    return limit.open();
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
