package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.text.CleanText;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes what a server wrote fit to be shown: bounded, cleaned, without known secrets. */
final class TextCleaning {
  private static final int MAX_LINE = 300;
  private static final int MAX_MESSAGE = 4_000;

  /** Shorter values are no secrets, and hide too much of a line. */
  private static final int SHORTEST_SECRET = 4;

  private TextCleaning() {}

  /** One line of at most 300 characters, without control and invisible characters. */
  static String line(String text) {
    return CleanText.line(text, MAX_LINE);
  }

  /** The last line that is not blank, cleaned. */
  static String lastLine(String text, Set<String> secrets) {
    return line(
        text.lines().filter(each -> !each.isBlank()).reduce("", (_, each) -> each), secrets);
  }

  /** As {@link #line(String)}, with stars for each secret and for the password of each url. */
  static String line(String text, Set<String> secrets) {
    return line(cleanAndHidden(text, secrets));
  }

  /**
   * All lines, at most 4,000 characters and a sign that there was more, without control and
   * invisible characters; cut last, so that no beginning of a secret stays.
   */
  static String message(String text, Set<String> secrets) {
    String hidden = cleanAndHidden(text, secrets);
    return hidden.length() <= MAX_MESSAGE ? hidden : hidden.substring(0, MAX_MESSAGE) + " …";
  }

  /** A secret shows neither as it is nor cleaned, and not by what is taken out of its middle. */
  private static String cleanAndHidden(String text, Set<String> secrets) {
    Set<String> cleaned = secrets.stream().map(CleanText::text).collect(Collectors.toSet());
    return hidden(CleanText.text(hidden(text, secrets)), cleaned);
  }

  /** Stars for each secret and for the password of each url. */
  private static String hidden(String text, Set<String> secrets) {
    String hidden = text.replaceAll("://[^/\\s@]*@", "://***@");
    List<String> longestFirst =
        secrets.stream()
            .filter(each -> each.length() >= SHORTEST_SECRET)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    for (String secret : longestFirst) {
      hidden = hidden.replace(secret, "***");
    }
    return hidden;
  }
}
