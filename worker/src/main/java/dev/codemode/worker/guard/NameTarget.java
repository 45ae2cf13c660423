package dev.codemode.worker.guard;

/** What a name or an expression plainly stands for. */
sealed interface NameTarget {
  /** The module {@code tools}. */
  record AllServers() implements NameTarget {}

  /**
   * A server's namespace.
   *
   * @param key in the configuration
   */
  record Server(String key) implements NameTarget {}

  /**
   * A tool's function.
   *
   * @param name as the program spelled it
   */
  record Tool(String serverKey, String name) implements NameTarget {}

  /** Anything, or one thing here and another there. */
  record Unknown() implements NameTarget {}

  NameTarget UNKNOWN = new Unknown();
}
