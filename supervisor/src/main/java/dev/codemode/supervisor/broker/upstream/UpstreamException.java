package dev.codemode.supervisor.broker.upstream;

import java.util.function.UnaryOperator;

/** An upstream server could not do what was asked; the message says why, for a program's author. */
public final class UpstreamException extends Exception {
  /** What is known of the request that failed. */
  public enum Effect {
    /** The server answered, or nothing was sent: it is known what happened. */
    KNOWN,
    /** It was sent and no reply was seen: it may have happened. */
    UNKNOWN
  }

  /** What else the failure tells to those who connect. */
  enum Hint {
    NONE,
    /** The server forgot who we are and did nothing of this request: shaking hands again helps. */
    SESSION_LOST,
    /** The server may speak the older way of MCP over HTTP. */
    OLDER_TRANSPORT
  }

  private final boolean retryable;
  private final Effect effect;
  private final String remedy;
  private final Hint hint;

  public UpstreamException(String message, boolean retryable, Effect effect) {
    this(message, retryable, effect, "", Hint.NONE);
  }

  private UpstreamException(
      String message, boolean retryable, Effect effect, String remedy, Hint hint) {
    super(message);
    this.retryable = retryable;
    this.effect = effect;
    this.remedy = remedy;
    this.hint = hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  public Effect effect() {
    return effect;
  }

  /** How whoever configured the server can mend it; one sentence, empty when nothing is known. */
  public String remedy() {
    return remedy;
  }

  Hint hint() {
    return hint;
  }

  UpstreamException withRemedy(String how) {
    return new UpstreamException(getMessage(), retryable, effect, how, hint);
  }

  UpstreamException withHint(Hint what) {
    return new UpstreamException(getMessage(), retryable, effect, remedy, what);
  }

  /** The same failure of something larger, such as a handshake. */
  UpstreamException within(String what) {
    return new UpstreamException(
        what + " failed: " + getMessage(), retryable, Effect.KNOWN, remedy, hint);
  }

  /** The same failure of a request that was not sent. */
  UpstreamException notSent() {
    return new UpstreamException(getMessage(), retryable, Effect.KNOWN, remedy, hint);
  }

  /** The same failure of a request that was sent, and whose answer nobody saw. */
  UpstreamException unanswered() {
    return new UpstreamException(getMessage(), retryable, Effect.UNKNOWN, remedy, Hint.NONE);
  }

  /** The same failure in other words: message and remedy rewritten, each on its own. */
  UpstreamException rewritten(UnaryOperator<String> how) {
    return new UpstreamException(
        how.apply(getMessage()), retryable, effect, how.apply(remedy), hint);
  }

  /** A new exception with the trace of the thread that asks: none is shared. */
  UpstreamException copy() {
    return new UpstreamException(getMessage(), retryable, effect, remedy, hint);
  }
}
