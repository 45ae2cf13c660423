package dev.codemode.worker.engine;

import dev.codemode.proto.v1.RunFinished;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;

/**
 * Tells what an exception of the engine means for the program: a mistake that only compiling finds,
 * an exit, or a failure that the prelude could not catch. Host class names stay inside.
 */
final class PolyglotFailure {
  /** {@code SyntaxError: 'return' outside function (program.py, line 3)}. */
  private static final Pattern COMPILE_ERROR =
      Pattern.compile("(?s)(?<type>\\w*Error): (?<message>.*?)( \\(.*, line (?<line>\\d+)\\))?");

  private PolyglotFailure() {}

  static ProgramOutcome outcome(PolyglotException error, int headerLines) {
    if (error.isSyntaxError()) {
      return syntaxError(error, headerLines);
    }
    if (error.isExit() && error.getExitStatus() == 0) {
      return new ProgramOutcome(RunFinished.Status.STATUS_COMPLETED, "null", "", "", "", "", 0, 0);
    }
    if (error.isExit()) {
      return ProgramOutcome.failed(
          RunFinished.Status.STATUS_FAILED,
          "SystemExit",
          "the program ended the interpreter with exit code " + error.getExitStatus(),
          0,
          0);
    }
    if (error.isResourceExhausted()) {
      return outOfMemory();
    }
    return refused();
  }

  static ProgramOutcome outOfMemory() {
    return ProgramOutcome.failed(
        RunFinished.Status.STATUS_MEMORY_LIMIT,
        "MemoryError",
        "the interpreter ran out of memory or stack",
        0,
        0);
  }

  /** The interpreter failed in a way that has no Python exception. */
  static ProgramOutcome refused() {
    return ProgramOutcome.failed(
        RunFinished.Status.STATUS_FAILED,
        "SystemError",
        "the interpreter refused an operation of the program that the sandbox does not allow",
        0,
        0);
  }

  private static ProgramOutcome syntaxError(PolyglotException error, int headerLines) {
    String text = String.valueOf(error.getMessage());
    Matcher matcher = COMPILE_ERROR.matcher(text);
    boolean known = matcher.matches();
    var location = error.getSourceLocation();
    int line = location != null && location.hasLines() ? location.getStartLine() - headerLines : 0;
    int column =
        location != null && location.hasColumns()
            ? location.getStartColumn() - (headerLines > 0 ? 1 : 0)
            : 0;
    return ProgramOutcome.failed(
        RunFinished.Status.STATUS_FAILED,
        known ? matcher.group("type") : "SyntaxError",
        known ? matcher.group("message") : text,
        line,
        column);
  }
}
