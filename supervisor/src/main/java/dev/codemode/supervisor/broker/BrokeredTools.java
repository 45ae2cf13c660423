package dev.codemode.supervisor.broker;

import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.catalog.CatalogServer;
import dev.codemode.supervisor.broker.catalog.CatalogTool;
import dev.codemode.supervisor.broker.catalog.ServerCatalog;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.schema.ArgumentValidator;
import dev.codemode.supervisor.broker.upstream.JsonText;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.config.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tools of one run: a virtual thread carries each call from its arrival to its reply. */
final class BrokeredTools implements RunTools {
  private static final Logger log = LoggerFactory.getLogger(BrokeredTools.class);

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String NO_ROOM =
      "the arguments of the calls under way are too large together; nothing was sent; make fewer of"
          + " them at a time";

  private final ServerCatalog catalog;
  private final ToolDirectory directory;
  private final ArgumentValidator validator;
  private final Limits limits;
  private final Runnable onClose;
  private final Semaphore parallel;
  private final ArgumentRoom arguments = new ArgumentRoom();
  private final Map<Long, BrokeredCall> calls = new LinkedHashMap<>();
  private long started = System.nanoTime();
  private boolean closed;

  /**
   * @param onClose told, perhaps more than once, when the run's calls are over
   */
  BrokeredTools(
      ServerCatalog catalog, ArgumentValidator validator, Limits limits, Runnable onClose) {
    this.catalog = catalog;
    this.directory = new ToolDirectory(catalog::servers);
    this.validator = validator;
    this.limits = limits;
    this.onClose = onClose;
    this.parallel = new Semaphore(limits.parallelToolCalls(), true);
  }

  @Override
  public List<Server> servers() {
    return catalog.servers().stream().map(CatalogServer::toServer).toList();
  }

  @Override
  public Signatures signatures(SignaturesWanted wanted) {
    return new SignatureLookup(catalog, wanted).answer();
  }

  @Override
  public SearchAnswer search(SearchWanted wanted) {
    return ToolFinding.answer(directory, wanted);
  }

  @Override
  public synchronized void started() {
    started = System.nanoTime();
  }

  @Override
  public Admission call(ToolCall call, Consumer<ToolReply> reply) {
    BrokeredCall brokered = new BrokeredCall(path(call), reply);
    synchronized (this) {
      if (closed || calls.containsKey(call.getCallId())) {
        return Admission.BREACH;
      }
      if (calls.size() >= limits.toolCalls()) {
        return Admission.OVER_CALL_LIMIT;
      }
      calls.put(call.getCallId(), brokered);
    }
    Runnable carrier =
        arguments.enter(call.getArgumentsJson())
            ? () -> carryOut(call, brokered)
            : refusing(replies(call).failed(NO_ROOM, true), brokered);
    brokered.start(Thread.ofVirtual().name("call-" + call.getCallId()).unstarted(carrier));
    return Admission.ACCEPTED;
  }

  /** Holds nothing of the call: it waits, uncounted, while the worker does not read. */
  private static Runnable refusing(ToolReply reply, BrokeredCall brokered) {
    return () -> brokered.answer(reply, CallStatus.ERROR);
  }

  private String path(ToolCall call) {
    String server =
        catalog.server(call.getServer()).map(CatalogServer::pythonName).orElse(call.getServer());
    return server + "." + call.getTool();
  }

  private ToolReplies replies(ToolCall call) {
    return new ToolReplies(call.getCallId(), path(call), limits.toolReply());
  }

  private void carryOut(ToolCall call, BrokeredCall brokered) {
    ToolReplies replies = replies(call);
    try {
      parallel.acquire();
      try {
        int tree = arguments.awaitTree(call.getArgumentsJson(), MAPPER);
        try {
          answer(call, replies, brokered);
        } finally {
          arguments.releaseTree(tree);
        }
      } finally {
        parallel.release();
      }
    } catch (InterruptedException e) {
      // Given up: nobody waits.
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // Whatever it was: the program waits.
      log.atError().addKeyValue("tool", path(call)).setCause(e).log("A tool call failed inside");
      brokered.answer(replies.failed("the call failed inside the server", false), CallStatus.ERROR);
    } finally {
      arguments.leave(call.getArgumentsJson());
    }
  }

  private void answer(ToolCall call, ToolReplies replies, BrokeredCall brokered)
      throws InterruptedException {
    Optional<ObjectNode> arguments = arguments(call);
    if (arguments.isEmpty()) {
      brokered.answer(replies.refused("the arguments are no JSON object"));
      return;
    }
    Optional<CatalogServer> server = catalog.server(call.getServer());
    if (server.isEmpty()) {
      brokered.answer(replies.refused("there is no such server"));
      return;
    }
    try {
      Optional<CatalogTool> tool = server.get().find(call.getTool());
      if (tool.isEmpty()) {
        brokered.answer(replies.refused("the server has no such tool (any more)"));
        return;
      }
      Optional<String> mistakes =
          validator.mistakes(path(call), tool.get().definition(), arguments.get());
      if (mistakes.isPresent()) {
        brokered.answer(replies.refused(mistakes.get()));
        return;
      }
      // Open until the worker was handed the reply: so long it counts in the reply budget.
      try (JsonText result =
          server
              .get()
              .upstream()
              .call(
                  tool.get().definition().name(),
                  arguments.get(),
                  limits.toolCallTimeout(),
                  brokered::sent)) {
        brokered.answer(replies.of(result));
      }
    } catch (UpstreamException e) {
      brokered.answer(replies.of(e));
    }
  }

  private static Optional<ObjectNode> arguments(ToolCall call) {
    if (call.getArgumentsJson().isEmpty()) {
      return Optional.of(MAPPER.createObjectNode());
    }
    try {
      return MAPPER.readTree(call.getArgumentsJson().toByteArray()) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public void cancel(long callId) {
    BrokeredCall call;
    synchronized (this) {
      call = calls.get(callId);
    }
    if (call != null) {
      call.giveUp();
    }
  }

  @Override
  public synchronized List<CallRecord> ledger() {
    return calls.values().stream().map(call -> call.record(started)).toList();
  }

  @Override
  public void close() {
    List<BrokeredCall> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(calls.values());
    }
    all.forEach(BrokeredCall::giveUp);
    onClose.run();
  }
}
