package dev.codemode.supervisor.broker.stubs;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A regular expression of a stranger. It is matched in time linear in the text (RE2), which the
 * JDK's own engine does not promise; expressions that need backtracking are not understood.
 */
final class LinearPattern {
  private static final int MAX_LENGTH = 300;

  private static final int MAX_COPIES = 100_000;
  private static final Pattern COUNT = Pattern.compile("[{,]([0-9]{1,4})\\}");

  private final Pattern pattern;

  private LinearPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Empty when the expression is long, wrong or not understood. */
  static Optional<LinearPattern> of(String expression) {
    if (expression.length() > MAX_LENGTH || !isSmall(expression)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LinearPattern(Pattern.compile(expression)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether it stays small when its counted repetitions, which may nest, are written out. */
  private static boolean isSmall(String expression) {
    long copies = 1;
    Matcher counts = COUNT.matcher(expression);
    while (counts.find() && copies <= MAX_COPIES) {
      copies *= Math.max(1, Integer.parseInt(counts.group(1)));
    }
    return copies <= MAX_COPIES;
  }

  /** Whether it is found anywhere in the text, as JSON Schema means it. */
  boolean matches(String text) {
    return pattern.matcher(text).find();
  }
}
