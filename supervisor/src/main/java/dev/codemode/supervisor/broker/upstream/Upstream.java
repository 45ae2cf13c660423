package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.config.ServerEntry;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One server of the configuration, connected when it is first needed and again after it was lost,
 * at first at once, then with growing pauses. Thread-safe.
 */
public final class Upstream implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upstream.class);

  /** For starting, the handshake, and listing the tools, each. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  /** Calls of all runs that one server answers at a time; more wait. */
  private static final int PARALLEL_CALLS = 64;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A connection that lasted so long was a good one: after it the next is made at once. */
  private static final Duration GOOD_CONNECTION = Duration.ofSeconds(10);

  /** Between a server's word that its tools changed and asking for them. */
  private static final Duration LIST_PAUSE = Duration.ofMillis(200);

  /** How long {@link #close} waits for a connection under way to be given up. */
  private static final Duration GIVE_UP = Duration.ofSeconds(2);

  /** How a connection is made; fails when the entry cannot be used. */
  private interface Dialler {
    McpClientTransport dial() throws UpstreamException;
  }

  /** A connected server with what it offered when last asked. */
  private record Link(UpstreamConnection connection, List<ToolDefinition> tools) {}

  private final ServerEntry entry;
  private final Dialler dialler;
  private final Semaphore slots = new Semaphore(PARALLEL_CALLS, true);
  private final AtomicBoolean listing = new AtomicBoolean();
  private final AtomicBoolean changed = new AtomicBoolean();

  private @Nullable CompletableFuture<Link> link;
  private @Nullable Thread connecting;
  private int failures;
  private long retryAt;
  private long connectedAt;
  private boolean closed;

  /**
   * @param largestMessage bound of one message of the server, in bytes
   */
  public Upstream(ServerEntry entry, int largestMessage) {
    this.entry = entry;
    this.dialler =
        switch (entry) {
          case ServerEntry.Stdio stdio -> () -> new StdioTransport(stdio, largestMessage);
          case ServerEntry.Http _ ->
              () -> {
                throw new UpstreamException(
                    "servers reached by a url are not supported", false, Effect.KNOWN);
              };
          case ServerEntry.Unusable unusable ->
              () -> {
                throw new UpstreamException(
                    "its configuration cannot be used: " + unusable.reason(), false, Effect.KNOWN);
              };
        };
  }

  /** The key in the configuration. */
  public String key() {
    return entry.key();
  }

  /** What the configuration says of it. */
  public ServerEntry entry() {
    return entry;
  }

  /** One line; may be empty. */
  public String description() {
    return entry.description();
  }

  /** Connects in the background unless that was done. */
  public void connect() {
    var _ = linked();
  }

  /**
   * The tools, waiting for a connection under way. Blocks, about a minute at most.
   *
   * @throws UpstreamException when the server cannot be reached
   */
  public List<ToolDefinition> tools() throws UpstreamException, InterruptedException {
    return await(linked()).tools();
  }

  /**
   * Calls a tool and blocks until it answered.
   *
   * @param atMost from sending to the answer
   * @param onSend told right before the request is sent: from here on it may happen
   * @return the result as JSON, not looked into
   * @throws InterruptedException when interrupted: the server is told that nobody waits
   */
  public JsonNode call(String tool, ObjectNode arguments, Duration atMost, Runnable onSend)
      throws UpstreamException, InterruptedException {
    slots.acquire();
    try {
      UpstreamConnection connection = await(linked()).connection();
      Duration timeout = entry.callTimeout().orElse(atMost);
      onSend.run();
      RpcSession.Request call = connection.call(tool, arguments);
      try {
        return call.answer().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw rethrown(e);
      } catch (TimeoutException e) {
        connection.abandon(call, "timeout");
        throw new UpstreamException(
            "no answer within %s s; it may have happened".formatted(timeout.toMillis() / 1_000.0),
            true,
            Effect.UNKNOWN);
      } catch (InterruptedException e) {
        connection.abandon(call, "cancelled");
        throw e;
      }
    } finally {
      slots.release();
    }
  }

  private static Link await(CompletableFuture<Link> future)
      throws UpstreamException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw rethrown(e);
    }
  }

  private static UpstreamException rethrown(ExecutionException e) {
    if (e.getCause() instanceof UpstreamException known) {
      // A new one: the trace of the thread that waits, and no shared mutable throwable.
      return new UpstreamException(known.getMessage(), known.retryable(), known.effect());
    }
    throw new IllegalStateException(e.getCause());
  }

  private synchronized CompletableFuture<Link> linked() {
    boolean lost = link != null && link.isCompletedExceptionally();
    if (closed && link == null) {
      return CompletableFuture.failedFuture(
          new UpstreamException("the server is stopping", true, Effect.KNOWN));
    }
    if (link == null || (lost && !closed && System.nanoTime() - retryAt >= 0)) {
      var next = new CompletableFuture<Link>();
      link = next;
      connecting = Thread.ofVirtual().name("upstream-connect-" + key()).start(() -> connect(next));
      return next;
    }
    return link;
  }

  private void connect(CompletableFuture<Link> next) {
    long began = System.nanoTime();
    UpstreamConnection connection = null;
    try {
      connection = UpstreamConnection.open(dialler.dial(), this::notified, CONNECT_TIMEOUT);
      List<ToolDefinition> tools = connection.listTools(entry.selection(), CONNECT_TIMEOUT);
      connected(next, new Link(connection, tools));
      log.atInfo()
          .addKeyValue("server", key())
          .addKeyValue("tools", tools.size())
          .addKeyValue("ms", (System.nanoTime() - began) / 1_000_000)
          .log("An upstream server is connected");
    } catch (Throwable e) {
      if (connection != null) {
        connection.close();
      }
      UpstreamException reason =
          e instanceof UpstreamException known
              ? known
              : new UpstreamException("connecting failed", true, Effect.KNOWN);
      log.atLevel(isClosed() ? Level.DEBUG : Level.WARN)
          .addKeyValue("server", key())
          .addKeyValue("reason", reason.getMessage())
          .setCause(e instanceof UpstreamException ? null : e)
          .log("An upstream server cannot be connected");
      failed(next, reason);
    }
  }

  private void connected(CompletableFuture<Link> next, Link made) {
    boolean late;
    synchronized (this) {
      late = closed;
      connectedAt = System.nanoTime();
    }
    if (late) {
      made.connection().close();
    }
    next.complete(made);
    var _ = made.connection().gone().thenAccept(reason -> lost(made.connection(), reason));
  }

  /** Puts a failed future in place of the connection, so that the next need makes a new one. */
  private void lost(UpstreamConnection connection, UpstreamException reason) {
    Thread.ofVirtual().name("upstream-close-" + key()).start(connection::close);
    synchronized (this) {
      // What is asked for from now on is not even sent.
      link =
          CompletableFuture.failedFuture(
              new UpstreamException(reason.getMessage(), reason.retryable(), Effect.KNOWN));
      long now = System.nanoTime();
      failures = now - connectedAt > GOOD_CONNECTION.toNanos() ? 0 : failures + 1;
      retryAt = now + pause(failures).toNanos();
    }
  }

  private void failed(CompletableFuture<Link> next, UpstreamException reason) {
    synchronized (this) {
      retryAt = System.nanoTime() + pause(++failures).toNanos();
    }
    next.completeExceptionally(reason);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private static Duration pause(int failures) {
    if (failures <= 1) {
      return Duration.ZERO;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 2, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void notified(String method) {
    if (method.equals(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED)) {
      changed.set(true);
      if (listing.compareAndSet(false, true)) {
        Thread.ofVirtual().name("upstream-list-" + key()).start(this::listAgain);
      }
    }
  }

  /** Lists until nothing changed meanwhile, with a pause before each, however often it is told. */
  private void listAgain() {
    try {
      while (changed.get() && !isClosed()) {
        Thread.sleep(LIST_PAUSE);
        changed.set(false);
        Link current = await(linked());
        replace(current, current.connection().listTools(entry.selection(), CONNECT_TIMEOUT));
      }
    } catch (UpstreamException e) {
      log.atWarn()
          .addKeyValue("server", key())
          .addKeyValue("reason", e.getMessage())
          .log("Listing a server's tools again failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listing.set(false);
    }
  }

  private synchronized void replace(Link listed, List<ToolDefinition> tools) {
    if (link != null
        && link.isDone()
        && !link.isCompletedExceptionally()
        && link.join().connection() == listed.connection()) {
      link = CompletableFuture.completedFuture(new Link(listed.connection(), tools));
    }
  }

  /** Stops the server. Blocks about a second at most. Idempotent. */
  @Override
  public void close() {
    CompletableFuture<Link> last;
    Thread underWay;
    synchronized (this) {
      closed = true;
      last = link;
      underWay = connecting;
    }
    if (underWay != null) {
      underWay.interrupt();
      try {
        boolean _ = underWay.join(GIVE_UP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (last != null && last.isDone() && !last.isCompletedExceptionally()) {
      last.join().connection().close();
    }
  }
}
