package dev.codemode.worker.tools;

import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolReply;
import java.time.Duration;
import java.util.Optional;

/** The way from one program to the supervisor's broker. Used by the program's own thread only. */
public interface ToolGateway {
  /** Duration for {@link #awaitReply} that means: until one comes. */
  Duration FOREVER = Duration.ofDays(365);

  /**
   * Sends a call.
   *
   * @param argumentsJson a JSON object
   * @return the id that the reply will name, from 1; -1 when the arguments are too large to send
   */
  long call(String server, String tool, String argumentsJson);

  /** The next reply, in the order of arrival; empty when none comes within {@code atMost}. */
  Optional<ToolReply> awaitReply(Duration atMost);

  /** Nobody waits for the call any more; its reply, if it comes, is dropped. */
  void cancel(long callId);

  /**
   * Asks the supervisor and blocks until it answers. The request id is set by the implementation.
   */
  Signatures lookUp(SignaturesWanted.Builder wanted);

  /**
   * Looks for tools and blocks until the supervisor answers. The request id is set by the
   * implementation.
   *
   * @return an answer with a mistake when the run has searched too often
   */
  SearchAnswer search(SearchWanted.Builder wanted);
}
