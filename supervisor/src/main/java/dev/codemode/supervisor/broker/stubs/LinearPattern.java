package dev.codemode.supervisor.broker.stubs;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A regular expression of a stranger. It is matched in time linear in the text (RE2), which the
 * JDK's own engine does not promise; expressions that need backtracking are not understood.
 */
final class LinearPattern {
  private static final int MAX_LENGTH = 300;

  private final Pattern pattern;

  private LinearPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Empty when the expression is long, wrong or not understood. */
  static Optional<LinearPattern> of(String expression) {
    if (expression.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LinearPattern(Pattern.compile(expression)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether it is found anywhere in the text, as JSON Schema means it. */
  boolean matches(String text) {
    return pattern.matcher(text).find();
  }
}
