package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ServerEntry;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Speaks to a child process over its standard streams. One thread writes, so that messages never
 * mix and no caller waits for a server that does not read; one reads, and survives whatever the
 * server prints; the end of the process is noticed at once. Thread-safe.
 */
final class StdioTransport implements McpClientTransport {
  private static final Logger log = LoggerFactory.getLogger(StdioTransport.class);

  /** Bytes that may wait for a server to read them. */
  private static final long MAX_UNWRITTEN_BYTES = 32L * 1024 * 1024;

  /** How long after its end a server's last output is still read. */
  private static final Duration LAST_OUTPUT = Duration.ofMillis(200);

  /** Answers to a server's own requests, such as pings, that may wait; more are dropped. */
  private static final int MAX_UNWRITTEN_ANSWERS = 16;

  private static final class Unwritten {
    private final byte[] json;
    private final boolean isAnswer;

    private Unwritten(byte[] json, boolean isAnswer) {
      this.json = json;
      this.isAnswer = isAnswer;
    }
  }

  private static final Unwritten END = new Unwritten(new byte[0], false);

  private final ServerEntry.Stdio entry;
  private final int largestMessage;
  private final ReplyBudget budget;
  private final BlockingQueue<Unwritten> unwritten = new LinkedBlockingQueue<>();
  private final AtomicLong unwrittenBytes = new AtomicLong();
  private final AtomicInteger unwrittenAnswers = new AtomicInteger();
  private final AtomicBoolean gone = new AtomicBoolean();
  private final CountDownLatch outputEnded = new CountDownLatch(1);
  private volatile @Nullable ChildProcess child;
  private volatile @Nullable Thread reader;
  private volatile Consumer<Throwable> onGone = _ -> {};

  /**
   * @param largestMessage in bytes; a larger answer fails its request
   */
  StdioTransport(ServerEntry.Stdio entry, int largestMessage, ReplyBudget budget) {
    this.entry = entry;
    this.largestMessage = largestMessage;
    this.budget = budget;
  }

  @Override
  public void setExceptionHandler(Consumer<Throwable> handler) {
    onGone = handler;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return Mono.fromCallable(
            () -> {
              ChildProcess started = ChildProcess.start(entry);
              child = started;
              reader =
                  Thread.ofPlatform()
                      .name("upstream-read-" + entry.key())
                      .daemon()
                      .start(() -> read(started, handler));
              Thread.ofPlatform()
                  .name("upstream-write-" + entry.key())
                  .daemon()
                  .start(() -> write(started));
              var _ =
                  started
                      .exit()
                      .thenAcceptAsync(code -> exited(started, code), Thread::startVirtualThread);
              return started;
            })
        .then();
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromCallable(
            () -> {
              byte[] json = Json.MAPPER.writeValueAsBytes(message);
              if (gone.get()) {
                throw new UpstreamException("it is gone", true, UpstreamException.Effect.KNOWN);
              }
              boolean isAnswer = message instanceof JSONRPCResponse;
              if (isAnswer && unwrittenAnswers.incrementAndGet() > MAX_UNWRITTEN_ANSWERS) {
                unwrittenAnswers.decrementAndGet();
                log.atDebug().addKeyValue("server", entry.key()).log("A server asks too much");
                return json;
              }
              if (unwrittenBytes.addAndGet(json.length) > MAX_UNWRITTEN_BYTES) {
                unwrittenBytes.addAndGet(-json.length);
                unwrittenAnswers.addAndGet(isAnswer ? -1 : 0);
                throw new UpstreamException(
                    "it does not read what it is sent", true, UpstreamException.Effect.KNOWN);
              }
              unwritten.add(new Unwritten(json, isAnswer));
              return json;
            })
        .then();
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return Json.MAPPER.convertValue(data, Json.MAPPER.constructType(type.getType()));
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(
        () -> {
          gone.set(true);
          unwritten.add(END);
          ChildProcess running = child;
          Thread reading = reader;
          if (reading != null) {
            // It may wait for memory.
            reading.interrupt();
          }
          if (running != null) {
            running.stop();
          }
        });
  }

  private void write(ChildProcess to) {
    OutputStream stdin = to.stdin();
    try {
      for (Unwritten message = unwritten.take(); message != END; message = unwritten.take()) {
        stdin.write(message.json);
        stdin.write('\n');
        unwrittenBytes.addAndGet(-message.json.length);
        if (message.isAnswer) {
          unwrittenAnswers.decrementAndGet();
        }
        if (unwritten.isEmpty()) {
          stdin.flush();
        }
      }
    } catch (IOException e) {
      // A server that ended is told of with its exit code, right after; one that only closed its
      // input is of no more use.
      if (!awaitExit(to)) {
        fail(lost("it closed its input"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(
      ChildProcess from, Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    boolean complained = false;
    boolean looked = false;
    try (var reader = new MessageReader(from.stdout(), new MessageBuffer(largestMessage, budget))) {
      for (Optional<Received> line = reader.next(); line.isPresent(); line = reader.next()) {
        Optional<JSONRPCMessage> message = line.get().toMessage();
        if (message.isPresent()) {
          if (!looked) {
            // It is up, and so is what it was wrapped in.
            looked = true;
            from.lookAtFamily();
          }
          var _ = handler.apply(Mono.just(message.get())).subscribe();
        } else if (!complained) {
          complained = true;
          log.atWarn()
              .addKeyValue("server", entry.key())
              .log("A server writes to its standard output what is no MCP message; it is ignored");
        }
      }
    } catch (Throwable e) {
      // Errors too: without this thread nobody would ever hear of the server again.
      log.atDebug().addKeyValue("server", entry.key()).setCause(e).log("Reading a server failed");
    } finally {
      outputEnded.countDown();
    }
    // A server that ended is told of with its exit code, right after.
    if (awaitExit(from)) {
      return;
    }
    fail(lost("it closed its output"));
  }

  private static boolean awaitExit(ChildProcess child) {
    try {
      child.exit().get(LAST_OUTPUT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void exited(ChildProcess ended, int code) {
    try {
      boolean _ = outputEnded.await(LAST_OUTPUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!gone.get()) {
      log.atWarn()
          .addKeyValue("server", entry.key())
          .addKeyValue("code", code)
          .log("An upstream server ended; its last words are logged at debug");
      // A server may print a key of its own.
      log.atDebug()
          .addKeyValue("server", entry.key())
          .addKeyValue("stderr", ended.lastWords())
          .log("Last words of an upstream server");
    }
    String lastLine = TextCleaning.lastLine(ended.lastWords(), ServerSecrets.of(entry));
    fail(
        lost("it ended with exit code " + code)
            .withRemedy(
                lastLine.isEmpty()
                    ? "run its command by hand to see why"
                    : "the last that it said: " + lastLine));
  }

  private static UpstreamException lost(String reason) {
    return new UpstreamException(reason, true, UpstreamException.Effect.UNKNOWN);
  }

  private void fail(UpstreamException reason) {
    if (gone.compareAndSet(false, true)) {
      unwritten.add(END);
      onGone.accept(reason);
    }
  }
}
