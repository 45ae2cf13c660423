package dev.codemode.supervisor.launch;

/** A worker could not be started; the message says why. */
public final class LaunchException extends Exception {
  public LaunchException(String message) {
    super(message);
  }

  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
