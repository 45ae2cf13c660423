package dev.codemode.supervisor.config;

/** Text from a file as it is shown: on one line, and no longer than it is worth. */
final class Excerpt {
  private Excerpt() {}

  /**
   * @param most UTF-16 units, at least 1
   */
  static String of(String text, int most) {
    String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }
}
