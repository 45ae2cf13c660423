package dev.codemode.supervisor.broker.upstream;

import java.util.Set;

/** Makes what a server wrote fit to be shown: one bounded line, without known secrets. */
final class TextCleaning {
  private static final int MAX_LINE = 300;

  /** Shorter values are no secrets, and hide too much of a line. */
  private static final int SHORTEST_SECRET = 4;

  private TextCleaning() {}

  /** One line of at most 300 characters, without control and invisible characters. */
  static String line(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}]+", " ").strip();
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE - 1) + "…";
  }

  /** The last line that is not blank, cleaned; each secret and each password of a url as stars. */
  static String lastLine(String text, Set<String> secrets) {
    String last = text.lines().filter(each -> !each.isBlank()).reduce("", (_, each) -> each);
    String hidden = last.replaceAll("://[^/\\s@]*@", "://***@");
    for (String secret :
        secrets.stream()
            .sorted(java.util.Comparator.comparingInt(String::length).reversed())
            .toList()) {
      if (secret.length() >= SHORTEST_SECRET) {
        hidden = hidden.replace(secret, "***");
      }
    }
    return line(hidden);
  }
}
