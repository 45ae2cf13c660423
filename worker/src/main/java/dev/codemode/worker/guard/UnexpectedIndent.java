package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import com.oracle.graal.python.pegparser.tokenizer.Token;
import com.oracle.graal.python.pegparser.tokenizer.Tokenizer;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The first line of a program that is indented although no block begins there. The parser itself
 * blames the program's first token.
 */
final class UnexpectedIndent {
  private UnexpectedIndent() {}

  static Optional<SourceRange> find(String text) {
    var tokenizer =
        Tokenizer.fromString(
            new SyntaxMistake.Callbacks(),
            text,
            EnumSet.of(Tokenizer.Flag.EXEC_INPUT),
            /* inputSourceRange= */ null);
    boolean blockBegins = false;
    for (Token token = tokenizer.next();
        token.type != Token.Kind.ENDMARKER && token.type != Token.Kind.ERRORTOKEN;
        token = tokenizer.next()) {
      if (token.type == Token.Kind.INDENT && !blockBegins) {
        return Optional.of(token.getSourceRange());
      }
      if (token.type != Token.Kind.NEWLINE) {
        blockBegins = token.type == Token.Kind.COLON;
      }
    }
    return Optional.empty();
  }
}
