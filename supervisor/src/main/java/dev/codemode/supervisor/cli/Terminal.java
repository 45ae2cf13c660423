package dev.codemode.supervisor.cli;

/** Which of the standard streams a person looks at; the launcher tells, since Java cannot ask. */
final class Terminal {
  private static final String STDOUT = "codemode.stdout.terminal";
  private static final String STDERR = "codemode.stderr.terminal";

  private Terminal() {}

  /** Whether what is printed goes to a terminal, colours wanted or not. */
  static boolean anyStdout() {
    return Boolean.getBoolean(STDOUT);
  }

  /** Whether it goes to one that shows colours. */
  static boolean stdout() {
    return anyStdout() && System.getenv("NO_COLOR") == null;
  }

  static boolean stderr() {
    return Boolean.getBoolean(STDERR);
  }
}
