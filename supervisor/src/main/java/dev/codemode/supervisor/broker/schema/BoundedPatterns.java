package dev.codemode.supervisor.broker.schema;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of schemas, matched within the budget of the validation. Schemas mean ECMAScript's
 * patterns: one that this platform does not read, or that may ask for boundless repetition, is met
 * by everything.
 */
final class BoundedPatterns implements RegularExpressionFactory {
  private static final int LONGEST_PATTERN = 1_000;

  /** Most rounds that counted repetitions of one pattern, multiplied, may ask for. */
  private static final long MOST_ROUNDS = 10_000;

  private static final Pattern COUNTED = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");
  private static final RegularExpression MET_BY_EVERYTHING = _ -> true;

  @Override
  public RegularExpression getRegularExpression(String pattern) {
    if (pattern.length() > LONGEST_PATTERN || rounds(pattern) > MOST_ROUNDS) {
      return MET_BY_EVERYTHING;
    }
    try {
      Pattern compiled = Pattern.compile(inThisDialect(pattern));
      return text -> compiled.matcher(new Counted(text)).find();
    } catch (PatternSyntaxException | StackOverflowError e) {
      return MET_BY_EVERYTHING;
    }
  }

  private static long rounds(String pattern) {
    long rounds = 1;
    Matcher counted = COUNTED.matcher(pattern);
    while (counted.find() && rounds <= MOST_ROUNDS) {
      String most = counted.group(2);
      String count = most == null || most.isEmpty() ? counted.group(1) : most;
      long times = count.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(count);
      rounds *= Math.max(1, times);
    }
    return rounds;
  }

  /** In ECMAScript {@code [} and {@code &&} mean themselves inside of a character class. */
  private static String inThisDialect(String pattern) {
    var text = new StringBuilder(pattern.length() + 8);
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        text.append(c).append(pattern.charAt(++i));
        continue;
      }
      if (inClass && (c == '[' || c == '&')) {
        text.append('\\');
      }
      inClass = inClass ? c != ']' : c == '[';
      text.append(c);
    }
    return text.toString();
  }

  /** A text whose every look costs a step. */
  private record Counted(CharSequence text) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      StepBudget.spendCurrent();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
