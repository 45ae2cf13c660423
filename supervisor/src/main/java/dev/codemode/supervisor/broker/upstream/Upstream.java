package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.text.CleanText;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.databind.node.ObjectNode;

/**
 * One server of the configuration, connected when it is first needed and again after it was lost,
 * at first at once, then with growing pauses. Thread-safe.
 */
public final class Upstream implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Upstream.class);

  /** For starting, the handshake, and listing the tools, together. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  /** How much later who waits is told in any case. */
  private static final Duration CONNECT_MARGIN = Duration.ofSeconds(2);

  /** Calls of all runs that one server answers at a time, at least; more wait. */
  private static final int PARALLEL_CALLS = 64;

  /**
   * The longest time in all of one call that tells of its progress, where its own limit is not
   * longer.
   */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

  /** How long {@link #close} waits for a connection under way to be given up. */
  private static final Duration GIVE_UP = Duration.ofSeconds(2);

  /** Longest message of a server that cannot be used. */
  private static final int LONGEST_MESSAGE = 1_000;

  /** A connected server with what it offered when last asked. */
  private record Link(UpstreamConnection connection, List<ToolDefinition> tools) {}

  private final ServerEntry entry;
  private final Set<String> secrets;
  private final Dialler dialler;
  private final Duration connectTimeout;
  private final Semaphore slots;
  private final Relisting relisting;
  private final Reconnection reconnection = new Reconnection();
  private @Nullable CompletableFuture<Link> link;
  private @Nullable Thread connecting;
  private @Nullable UpstreamException lastFailure;
  private @Nullable Duration startTime;
  private UpstreamStatus.Transport transport;
  private boolean closed;

  /**
   * A server with a reply budget of its own.
   *
   * @param largestMessage bound of one message of the server, in bytes
   */
  public Upstream(ServerEntry entry, int largestMessage) {
    this(entry, largestMessage, ReplyBudget.ofHeap(largestMessage), 1);
  }

  /**
   * @param largestMessage bound of one message of the server, in bytes
   * @param budget of all servers together
   * @param callsOfOneRun that may be open at a time; the server gets as many of all runs together,
   *     and 64 at least
   */
  public Upstream(ServerEntry entry, int largestMessage, ReplyBudget budget, int callsOfOneRun) {
    this(entry, largestMessage, budget, callsOfOneRun, CONNECT_TIMEOUT);
  }

  Upstream(
      ServerEntry entry,
      int largestMessage,
      ReplyBudget budget,
      int callsOfOneRun,
      Duration connectTimeout) {
    this.entry = entry;
    this.connectTimeout = connectTimeout;
    this.slots = new Semaphore(Math.max(PARALLEL_CALLS, callsOfOneRun), true);
    this.secrets = ServerSecrets.of(entry);
    this.dialler = new Dialler(entry, largestMessage, budget.ofOneServer());
    this.transport = dialler.transport();
    this.relisting = new Relisting(entry.key(), this::listAgain);
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
   * The tools, waiting for a connection under way. Blocks, little more than 30 s at most.
   *
   * @throws UpstreamException when the server cannot be reached
   */
  public List<ToolDefinition> tools() throws UpstreamException, InterruptedException {
    return await(linked()).tools();
  }

  /** How it stands now. Neither connects nor blocks. */
  public synchronized UpstreamStatus status() {
    UpstreamStatus.State state;
    OptionalInt tools = OptionalInt.empty();
    if (closed) {
      state = UpstreamStatus.State.CLOSED;
    } else if (link == null) {
      state = UpstreamStatus.State.IDLE;
    } else if (!link.isDone()) {
      state = UpstreamStatus.State.CONNECTING;
    } else if (link.isCompletedExceptionally()) {
      state = UpstreamStatus.State.FAILED;
    } else {
      state = UpstreamStatus.State.CONNECTED;
      tools = OptionalInt.of(link.join().tools().size());
    }
    Optional<UpstreamException> failure = Optional.ofNullable(lastFailure);
    return new UpstreamStatus(
        key(),
        state,
        transport,
        Optional.ofNullable(startTime),
        tools,
        failure.map(each -> TextCleaning.line(each.getMessage())),
        failure.map(UpstreamException::remedy).filter(remedy -> !remedy.isEmpty()));
  }

  /**
   * Calls a tool and blocks until it answered. A sign of progress begins the time anew, up to 5
   * minutes in all, or {@code atMost} where that is more.
   *
   * @param atMost from sending to the answer; the entry's own limit goes before
   * @param onSend told right before the request is sent: from here on it may happen
   * @return the result as JSON, not looked into; the caller closes it
   * @throws InterruptedException when interrupted: the server is told that nobody waits
   */
  public JsonText call(String tool, ObjectNode arguments, Duration atMost, Runnable onSend)
      throws UpstreamException, InterruptedException {
    slots.acquire();
    try {
      UpstreamConnection connection = await(linked()).connection();
      try {
        return call(connection, tool, arguments, atMost, onSend);
      } catch (UpstreamException e) {
        if (e.hint() != UpstreamException.Hint.SESSION_LOST) {
          throw e;
        }
        // It did nothing but forget us; a new connection asks once more.
        connection.awaitLoss();
      }
      return call(await(linked()).connection(), tool, arguments, atMost, onSend);
    } catch (UpstreamException e) {
      UpstreamException shown = e.rewritten(text -> TextCleaning.message(text, secrets));
      failedCall(shown);
      throw shown;
    } finally {
      slots.release();
    }
  }

  /** The same failure on one line, without secrets. */
  private UpstreamException shown(UpstreamException e) {
    return e.rewritten(
        text -> CleanText.line(TextCleaning.message(text, secrets), LONGEST_MESSAGE));
  }

  private JsonText call(
      UpstreamConnection connection,
      String tool,
      ObjectNode arguments,
      Duration atMost,
      Runnable onSend)
      throws UpstreamException, InterruptedException {
    Duration timeout =
        Collections.min(List.of(entry.callTimeout().orElse(atMost), LONGEST_TIMEOUT));
    onSend.run();
    return connection.call(
        tool, arguments, timeout, timeout.compareTo(LONGEST_CALL) > 0 ? timeout : LONGEST_CALL);
  }

  /** What can be mended is shown by the status, though the connection stands. */
  private synchronized void failedCall(UpstreamException e) {
    if (!e.remedy().isEmpty()) {
      lastFailure = e;
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
      return known.copy();
    }
    throw new IllegalStateException(e.getCause());
  }

  private synchronized CompletableFuture<Link> linked() {
    if (link != null && link.isDone() && !link.isCompletedExceptionally()) {
      UpstreamConnection connection = link.join().connection();
      if (connection.gone().isDone()) {
        // Told of a moment ago, on another thread.
        lost(connection, connection.gone().join());
      }
    }
    boolean lost = link != null && link.isCompletedExceptionally();
    if (closed && link == null) {
      return CompletableFuture.failedFuture(
          new UpstreamException("the server is stopping", true, Effect.KNOWN));
    }
    if (link == null || (lost && !closed && reconnection.allows(System.nanoTime()))) {
      var next = new CompletableFuture<Link>();
      link = next;
      Thread dialling =
          Thread.ofVirtual().name("upstream-connect-" + key()).start(() -> connect(next));
      connecting = dialling;
      CompletableFuture.delayedExecutor(
              connectTimeout.plus(CONNECT_MARGIN).toMillis(),
              TimeUnit.MILLISECONDS,
              Thread::startVirtualThread)
          .execute(() -> tooLate(next, dialling));
      return next;
    }
    return link;
  }

  /** Whatever a step is stuck in, nobody waits for it longer. */
  private void tooLate(CompletableFuture<Link> next, Thread dialling) {
    if (failed(next, Deadline.in(connectTimeout).missed("it was not connected"))) {
      dialling.interrupt();
    }
  }

  private void connect(CompletableFuture<Link> next) {
    long began = System.nanoTime();
    UpstreamConnection connection = null;
    try {
      Deadline deadline = Deadline.in(connectTimeout);
      Dialler.Dialled dialled = dialler.dial(this::notified, deadline);
      connection = dialled.connection();
      List<ToolDefinition> tools = connection.listTools(entry, deadline);
      connected(
          next,
          new Link(connection, tools),
          dialled.transport(),
          Duration.ofNanos(System.nanoTime() - began));
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
              ? shown(known)
              : new UpstreamException("connecting failed", true, Effect.KNOWN);
      log.atLevel(isClosed() ? Level.DEBUG : Level.WARN)
          .addKeyValue("server", key())
          .addKeyValue("reason", reason.getMessage())
          .setCause(e instanceof UpstreamException ? null : e)
          .log("An upstream server cannot be connected");
      boolean _ = failed(next, reason);
    }
  }

  private void connected(
      CompletableFuture<Link> next, Link made, UpstreamStatus.Transport way, Duration took) {
    boolean late;
    synchronized (this) {
      boolean inTime = next.complete(made);
      late = closed || !inTime;
      if (inTime) {
        reconnection.connected(System.nanoTime());
        transport = way;
        startTime = took;
        lastFailure = null;
      }
    }
    if (late) {
      made.connection().close();
    }
    var _ = made.connection().gone().thenAccept(reason -> lost(made.connection(), reason));
  }

  /** Puts a failed future in place of the connection, so that the next need makes a new one. */
  private void lost(UpstreamConnection connection, UpstreamException how) {
    UpstreamException reason = shown(how);
    synchronized (this) {
      if (link == null
          || !link.isDone()
          || link.isCompletedExceptionally()
          || link.join().connection() != connection) {
        // Known already.
        return;
      }
      // What is asked for from now on is not even sent.
      link = CompletableFuture.failedFuture(reason.notSent());
      lastFailure = reason;
      reconnection.lost(System.nanoTime());
    }
    Thread.ofVirtual().name("upstream-close-" + key()).start(connection::close);
  }

  /** False when the connection stands, or its failure was told already. */
  private synchronized boolean failed(CompletableFuture<Link> next, UpstreamException reason) {
    if (!next.completeExceptionally(reason)) {
      return false;
    }
    lastFailure = reason;
    reconnection.failed(System.nanoTime());
    return true;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void notified(String method) {
    if (method.equals(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED)) {
      relisting.changed();
    }
  }

  /** Does nothing without a connection: the next one lists anew. */
  private void listAgain() throws UpstreamException, InterruptedException {
    CompletableFuture<Link> last;
    synchronized (this) {
      last = link;
    }
    if (last == null) {
      return;
    }
    Link current;
    try {
      current = last.get();
    } catch (ExecutionException e) {
      return;
    }
    try {
      replace(current, current.connection().listTools(entry, Deadline.in(connectTimeout)));
    } catch (UpstreamException e) {
      if (!current.connection().gone().isDone()) {
        throw shown(e);
      }
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
    relisting.close();
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
