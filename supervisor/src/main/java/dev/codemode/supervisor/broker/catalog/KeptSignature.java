package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.text.CleanText;

/**
 * A tool on one line, as it is kept from one start to the next.
 *
 * @param typed with types where that is short: {@code get_user(id: int) -> User}
 * @param plain names alone: {@code get_user(id)}
 */
public record KeptSignature(String typed, String plain) {
  private static final String BETWEEN = "\t";
  private static final int LONGEST = 10_000;

  public KeptSignature {
    typed = oneLine(typed);
    plain = oneLine(plain);
  }

  static KeptSignature of(String line) {
    String[] parts = line.split(BETWEEN, 2);
    return new KeptSignature(parts[0], parts[parts.length - 1]);
  }

  String line() {
    return typed + BETWEEN + plain;
  }

  private static String oneLine(String text) {
    return CleanText.line(text, LONGEST);
  }
}
