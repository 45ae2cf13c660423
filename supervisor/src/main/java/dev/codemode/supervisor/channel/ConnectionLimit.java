package dev.codemode.supervisor.channel;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections beyond a bound as soon as they are accepted, before anything is read from
 * them. Sits in the pipeline of the listening socket.
 */
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(ConnectionLimit.class);

  private final IntSupplier most;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param most how many connections may be open now
   */
  ConnectionLimit(IntSupplier most) {
    this.most = most;
  }

  /** How many connections are open. */
  int open() {
    return open.get();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    var connection = (Channel) accepted;
    if (open.incrementAndGet() > most.getAsInt()) {
      open.decrementAndGet();
      connection.unsafe().closeForcibly();
      if (told.compareAndSet(false, true)) {
        // Once: whoever floods the socket must not flood the log.
        log.atWarn().addKeyValue("open", open).log("Connections of workers are refused: too many");
      }
      return;
    }
    var _ = connection.closeFuture().addListener(_ -> open.decrementAndGet());
    context.fireChannelRead(accepted);
  }
}
