package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;

/** The parser's complaint, thrown through the parser. */
final class SyntaxMistake extends RuntimeException {
  private final String errorType;
  private final String text;
  private final int line;
  private final int column;

  SyntaxMistake(String errorType, String text, int line, int column) {
    super(text, null, false, false);
    this.errorType = errorType;
    this.text = text;
    this.line = line;
    this.column = column;
  }

  /** Whether the parser names the first token in place of the one that it stopped at. */
  boolean isMisplaced() {
    return text.equals("unexpected indent");
  }

  SyntaxMistake at(int otherLine, int otherColumn) {
    return new SyntaxMistake(errorType, text, otherLine, otherColumn);
  }

  Verdict.Refused verdict() {
    return new Verdict.Refused(errorType, text, Math.max(0, line), Math.max(0, column));
  }

  /** Turns the parser's callbacks into exceptions. */
  static final class Callbacks implements ParserCallbacks {
    @Override
    public void safePointPoll() {}

    @Override
    public RuntimeException reportIncompleteSource(int line) {
      return new SyntaxMistake("SyntaxError", "unexpected end of the program", line, 0);
    }

    @Override
    public RuntimeException onError(ErrorType type, SourceRange range, String message) {
      String errorType =
          switch (type) {
            case Indentation -> "IndentationError";
            case Tab -> "TabError";
            case Generic, Encoding, Value, Syntax, System -> "SyntaxError";
          };
      return new SyntaxMistake(errorType, message, range.startLine, range.startColumn + 1);
    }

    @Override
    public void onWarning(WarningType type, SourceRange range, String message) {}
  }
}
