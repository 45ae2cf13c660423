package dev.codemode.supervisor.broker;

import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolReply;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tools as one run reaches them: its budget, its open calls, its ledger. Made by {@link
 * ToolBroker#open}. Thread-safe.
 */
public interface RunTools extends AutoCloseable {
  /** Whether a call was taken. */
  enum Admission {
    /** The reply will come. */
    ACCEPTED,
    /** The run has used up its calls: it must end as {@code tool_call_limit}. Nothing was sent. */
    OVER_CALL_LIMIT,
    /** The id was used before or the run's tools are closed: the worker broke the protocol. */
    BREACH
  }

  /** The servers that the run may name, in order of configuration. */
  List<Server> servers();

  /**
   * Resolves names to signatures. Waits for servers among them that still connect, at most their
   * connect deadline. Blocks; meant for a virtual thread. Interruptible: an interrupt ends the
   * wait, those servers then are unavailable.
   */
  Signatures signatures(SignaturesWanted wanted);

  /**
   * Looks for tools by words. Waits a few seconds at most for servers that still connect. Blocks;
   * meant for a virtual thread. Interruptible, as {@link #signatures} is.
   */
  SearchAnswer search(SearchWanted wanted);

  /** The run's first statement is next: the ledger's times count from here. */
  void started();

  /**
   * Takes a call and returns at once. If accepted, {@code reply} is called exactly once, on a
   * thread of the call's own, unless the call is cancelled or this is closed first; while it blocks
   * the call counts as open. Calls over the parallel bound wait.
   */
  Admission call(ToolCall call, Consumer<ToolReply> reply);

  /**
   * Tells the upstream that nobody waits for the call; no reply follows. Unknown ids are ignored.
   */
  void cancel(long callId);

  /** Every call so far in order of arrival; calls still open are {@link CallStatus#UNFINISHED}. */
  List<CallRecord> ledger();

  /** Cancels what is open, which stays {@link CallStatus#UNFINISHED} in the ledger. Idempotent. */
  @Override
  void close();
}
