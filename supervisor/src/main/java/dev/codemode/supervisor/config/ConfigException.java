package dev.codemode.supervisor.config;

/**
 * What a file, a variable or an option says cannot be used; the message names it and the expected
 * form.
 */
public final class ConfigException extends Exception {
  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
