package dev.codemode.supervisor.channel;

/** The worker that was waited for is gone; the message says why. */
public final class WorkerGoneException extends RuntimeException {
  WorkerGoneException(String reason) {
    super(reason);
  }
}
