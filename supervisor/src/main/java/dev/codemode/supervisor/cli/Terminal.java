package dev.codemode.supervisor.cli;

/** Which of the standard streams a person looks at; the launcher tells, since Java cannot ask. */
final class Terminal {
  private static final String STDOUT = "codemode.stdout.terminal";
  private static final String STDERR = "codemode.stderr.terminal";

  private Terminal() {}

  static boolean stdout() {
    return Boolean.getBoolean(STDOUT) && System.getenv("NO_COLOR") == null;
  }

  static boolean stderr() {
    return Boolean.getBoolean(STDERR);
  }
}
