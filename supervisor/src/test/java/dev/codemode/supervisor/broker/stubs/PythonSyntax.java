package dev.codemode.supervisor.broker.stubs;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.EnumSet;
import java.util.List;

/** The grammar of Python 3.12, as the interpreter of the workers reads it. */
final class PythonSyntax {
  private PythonSyntax() {}

  /** The statements of a text; throws when it is not Python, or only with a warning. */
  static List<StmtTy> statements(String text) {
    var parser =
        new Parser(
            text,
            new Failing(text),
            InputType.FILE,
            EnumSet.noneOf(AbstractParser.Flags.class),
            12);
    return parser.parse() instanceof ModTy.Module module && module.body != null
        ? List.of(module.body)
        : List.of();
  }

  private record Failing(String text) implements ParserCallbacks {
    @Override
    public void safePointPoll() {}

    @Override
    public RuntimeException reportIncompleteSource(int line) {
      return new IllegalArgumentException("line %d: incomplete%n%s".formatted(line, text));
    }

    @Override
    public RuntimeException onError(ErrorType type, SourceRange range, String message) {
      return new IllegalArgumentException(
          "line %d: %s%n%s".formatted(range.startLine, message, text));
    }

    @Override
    public void onWarning(WarningType type, SourceRange range, String message) {
      throw onError(ErrorType.Syntax, range, message);
    }
  }
}
