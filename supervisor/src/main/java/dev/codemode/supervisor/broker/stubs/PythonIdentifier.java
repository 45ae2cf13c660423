package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.text.CleanText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** What Python takes as a name. */
final class PythonIdentifier {
  private static final int MAX_LENGTH = 100;

  private static final Set<String> KEYWORDS =
      Set.of(
          """
          False None True and as assert async await break class continue def del elif else except
          finally for from global if import in is lambda nonlocal not or pass raise return try while
          with yield __debug__\
          """
              .split("\\s+"));

  private PythonIdentifier() {}

  /**
   * Whether a call can write {@code name=value} and mean this name. Python compares names in their
   * NFKC form, so a name in another form does not arrive as it was written.
   */
  static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_LENGTH
        && !KEYWORDS.contains(name)
        && isStart(name.codePointAt(0))
        && name.codePoints().allMatch(PythonIdentifier::isPart)
        && Normalizer.isNormalized(name, Normalizer.Form.NFKC);
  }

  /**
   * The words of a text, each beginning with a capital, joined: {@code list_issues}, ListIssues.
   */
  static String inCapitals(String text) {
    var name = new StringBuilder();
    boolean begins = true;
    for (int c : CleanText.line(text, MAX_LENGTH).codePoints().toArray()) {
      if (!Character.isLetterOrDigit(c)) {
        begins = true;
      } else {
        String letter = Character.toString(c);
        name.append(begins ? letter.toUpperCase(Locale.ROOT) : letter);
        begins = false;
      }
    }
    return name.toString();
  }

  private static boolean isStart(int c) {
    return c == '_' || (Character.isUnicodeIdentifierStart(c) && Character.isBmpCodePoint(c));
  }

  private static boolean isPart(int c) {
    return isStart(c)
        || (Character.isUnicodeIdentifierPart(c)
            && !Character.isIdentifierIgnorable(c)
            && !CleanText.isInvisible(c)
            && Character.isBmpCodePoint(c));
  }
}
