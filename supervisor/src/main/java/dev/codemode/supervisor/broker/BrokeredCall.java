package dev.codemode.supervisor.broker;

import dev.codemode.proto.v1.ToolReply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One call of a run, from its arrival to its one reply. Thread-safe. */
final class BrokeredCall {
  private final String tool;
  private final Consumer<ToolReply> reply;
  private final long arrived = System.nanoTime();
  private Optional<Thread> thread = Optional.empty();
  private CallStatus status = CallStatus.ERROR;
  private long replyBytes;
  private long ended;
  private boolean open = true;

  /**
   * @param tool server and tool for the ledger
   */
  BrokeredCall(String tool, Consumer<ToolReply> reply) {
    this.tool = tool;
    this.reply = reply;
  }

  /** Starts the thread that carries the call out; interrupted when the call is given up. */
  synchronized void start(Thread carrier) {
    thread = Optional.of(carrier);
    carrier.start();
  }

  /** The request goes out: until a reply comes, it may have happened. */
  synchronized void sent() {
    if (open) {
      status = CallStatus.UNFINISHED;
    }
  }

  /** Gives the answer, unless the call was given up. Blocks until the worker takes it. */
  void answer(ToolReplies.Answer answer) {
    answer(answer.reply(), answer.status());
  }

  /** Gives the reply, unless the call was given up. */
  void answer(ToolReply answer, CallStatus how) {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
      status = how;
      replyBytes = answer.getValueJson().size();
      ended = System.nanoTime();
      // It holds the arguments, and the ledger this.
      thread = Optional.empty();
    }
    reply.accept(answer);
  }

  /** No reply follows; what was sent stays unfinished in the ledger. */
  synchronized void giveUp() {
    if (open) {
      open = false;
      ended = System.nanoTime();
      thread.ifPresent(Thread::interrupt);
      thread = Optional.empty();
    }
  }

  /**
   * @param runStarted instant of the run's first statement, by {@link System#nanoTime}
   */
  synchronized CallRecord record(long runStarted) {
    long until = open ? System.nanoTime() : ended;
    return new CallRecord(
        tool,
        status,
        Duration.ofNanos(Math.max(0, arrived - runStarted)),
        Duration.ofNanos(until - arrived),
        replyBytes);
  }
}
