package dev.codemode.supervisor.broker.upstream;

/** An upstream server could not do what was asked; the message says why, for a program's author. */
public final class UpstreamException extends Exception {
  /** What is known of the request that failed. */
  public enum Effect {
    /** The server answered, or nothing was sent: it is known what happened. */
    KNOWN,
    /** It was sent and no reply was seen: it may have happened. */
    UNKNOWN
  }

  private final boolean retryable;
  private final Effect effect;

  public UpstreamException(String message, boolean retryable, Effect effect) {
    super(message);
    this.retryable = retryable;
    this.effect = effect;
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
}
