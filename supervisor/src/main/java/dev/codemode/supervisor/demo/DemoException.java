package dev.codemode.supervisor.demo;

/** A call that cannot be answered; its message is for the caller. */
final class DemoException extends RuntimeException {
  DemoException(String message) {
    super(message, null, false, false);
  }

  String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
