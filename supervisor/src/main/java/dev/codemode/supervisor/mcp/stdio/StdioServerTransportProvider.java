package dev.codemode.supervisor.mcp.stdio;

import dev.codemode.supervisor.mcp.stdio.StdioServerTransport.Call;
import dev.codemode.supervisor.run.CancelSignal;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Serves one client on a pair of streams. One thread reads and answers what is answered at once;
 * every tool call and every read of a resource has a virtual thread of its own. Bad input is
 * answered by an error and reading goes on; the end of the input, or an output that breaks, cancels
 * what is under way and ends the service.
 *
 * <pre>
 * fresh --initialize answered--> initialized --end of input, broken output, close--> over
 * </pre>
 */
final class StdioServerTransportProvider implements McpServerTransportProvider {
  private static final Logger log = LoggerFactory.getLogger(StdioServerTransportProvider.class);

  /** Longest line that is read: a program, its variables and room for escapes. */
  static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

  /** Most tool calls under way; a client that needs more waits for replies. */
  static final int MAX_OPEN_REQUESTS = 256;

  /** JSON-RPC's code range for servers: a method that needs an initialized session. */
  static final int NOT_INITIALIZED = -32002;

  /** Methods whose requests have a thread each. */
  private static final Set<String> MAY_BLOCK =
      Set.of(McpSchema.METHOD_TOOLS_CALL, McpSchema.METHOD_RESOURCES_READ);

  private static final String METHOD_CANCELLED = "notifications/cancelled";
  private static final int SHOWN_METHOD_CHARACTERS = 80;

  private final LineReader reader;
  private final Set<String> methods;
  private final OpenRequests open = new OpenRequests(MAX_OPEN_REQUESTS);
  private final StdioServerTransport transport;
  private final Thread readerThread;
  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable McpServerSession session;
  private boolean initialized;

  /**
   * @param out where whole lines go; a {@code PrintStream} is asked for its errors
   * @param methods that the session handles besides initialize and ping
   * @param name of the reader's thread
   */
  StdioServerTransportProvider(InputStream in, OutputStream out, Set<String> methods, String name) {
    this.reader = new LineReader(in, MAX_LINE_BYTES);
    this.methods = Set.copyOf(methods);
    this.transport = new StdioServerTransport(new LineWriter(out), open, this::end);
    this.readerThread = Thread.ofPlatform().daemon().name(name).unstarted(this::read);
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory sessionFactory) {
    session = sessionFactory.create(transport);
  }

  /** Begins to read; once, after {@link #setSessionFactory}. */
  void start() {
    readerThread.start();
  }

  /** Blocks until the client is gone or this is closed; everything under way is cancelled then. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return transport.sendMessage(new JSONRPCNotification(method, params));
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(this::end);
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      open.takeAll().forEach(CancelSignal::cancel);
      ended.countDown();
    }
  }

  private void read() {
    try {
      while (!over.get() && readOne()) {}
    } catch (IOException e) {
      log.atDebug().addKeyValue("error", e.getClass().getSimpleName()).log("The input broke");
    } finally {
      end();
    }
  }

  /** False at the end of the input. */
  private boolean readOne() throws IOException {
    switch (reader.next()) {
      case LineReader.Line.End() -> {
        return false;
      }
      case LineReader.Line.TooLong() ->
          transport.error(
              null,
              ErrorCodes.INVALID_REQUEST,
              "A message may have at most %d bytes".formatted(MAX_LINE_BYTES));
      case LineReader.Line.Text(String text) -> {
        try {
          handle(InboundParser.parse(text));
        } catch (RuntimeException e) {
          log.atError()
              .addKeyValue("error", e.getClass().getName())
              .log("A message could not be handled");
          transport.error(null, ErrorCodes.INTERNAL_ERROR, "Internal error");
        }
      }
    }
    return true;
  }

  private void handle(Inbound inbound) {
    switch (inbound) {
      case Inbound.Nothing() -> {}
      case Inbound.Refused(Optional<Object> id, int code, String message) ->
          transport.error(id.orElse(null), code, message);
      case Inbound.Notification notification -> notified(notification);
      case Inbound.Request request -> requested(request);
    }
  }

  /** Only a cancel matters: the session counts as initialized once initialize is answered. */
  private void notified(Inbound.Notification notification) {
    if (!notification.method().equals(METHOD_CANCELLED)) {
      return;
    }
    Object id = InboundParser.usableId(notification.params().get("requestId"));
    if (id != null) {
      open.take(id)
          .ifPresent(cancel -> Thread.ofVirtual().name("mcp-cancel").start(cancel::cancel));
    }
  }

  private void requested(Inbound.Request request) {
    String method = request.method();
    if (open.contains(request.id())) {
      transport.error(
          null,
          ErrorCodes.INVALID_REQUEST,
          "The id of this request is that of another one still under way");
    } else if (method.equals(McpSchema.METHOD_PING)) {
      transport.sendMessage(McpSchema.JSONRPCResponse.result(request.id(), Map.of())).block();
    } else if (method.equals(McpSchema.METHOD_INITIALIZE)) {
      initialize(request);
    } else if (!methods.contains(method)) {
      transport.error(
          request.id(), ErrorCodes.METHOD_NOT_FOUND, "Method not found: " + shown(method));
    } else if (!initialized) {
      transport.error(
          request.id(), NOT_INITIALIZED, method + " came before initialize; initialize first");
    } else if (MAY_BLOCK.contains(method)) {
      openCall(request);
    } else {
      session().handle(message(request)).block();
    }
  }

  private void initialize(Inbound.Request request) {
    if (initialized) {
      transport.error(
          request.id(), ErrorCodes.INVALID_REQUEST, "initialize came before on this connection");
      return;
    }
    session().handle(message(request)).block();
    if (transport.lastReplyWasResult()) {
      initialized = true;
      session().handle(new JSONRPCNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED)).block();
    }
  }

  private void openCall(Inbound.Request request) {
    Optional<CancelSignal> opened = open.open(request.id());
    if (opened.isEmpty()) {
      transport.error(
          request.id(),
          ErrorCodes.INVALID_REQUEST,
          "%d requests are under way; send more when they are answered"
              .formatted(MAX_OPEN_REQUESTS));
      return;
    }
    var call = new Call(request.id(), opened.get());
    Thread.ofVirtual().name("mcp-request").start(() -> answer(request, call));
    if (over.get()) {
      // The end may have passed between its sweep and this request.
      open.takeAll().forEach(CancelSignal::cancel);
    }
  }

  /** Sees to it that an open request is answered, whatever happens. */
  private void answer(Inbound.Request request, Call call) {
    var context = new RequestContext(transport, call, request.params());
    try {
      session()
          .handle(message(request))
          .contextWrite(c -> c.put(Call.class, call).put(OpenRequest.class, context))
          .block();
    } catch (RuntimeException e) {
      log.atError().addKeyValue("error", e.getClass().getName()).log("A reply could not be sent");
    } finally {
      if (open.finish(call.id(), call.cancel())) {
        transport.error(call.id(), ErrorCodes.INTERNAL_ERROR, "Internal error");
      }
    }
  }

  private McpServerSession session() {
    if (session == null) {
      throw new IllegalStateException("no session: setSessionFactory comes first");
    }
    return session;
  }

  private static JSONRPCRequest message(Inbound.Request request) {
    return new JSONRPCRequest(request.method(), request.id(), request.params());
  }

  private static String shown(String method) {
    return method.length() <= SHOWN_METHOD_CHARACTERS
        ? method
        : method.substring(0, SHOWN_METHOD_CHARACTERS) + "...";
  }
}
