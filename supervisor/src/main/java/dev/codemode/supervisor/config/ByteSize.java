package dev.codemode.supervisor.config;

import java.util.regex.Pattern;

/**
 * An amount of memory or data.
 *
 * @param bytes the amount, at least 0
 */
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*(B|KiB|MiB|GiB)?");

  /** The form that {@link #parse} accepts, for error messages. */
  public static final String EXPECTED = "a whole number with B, KiB, MiB or GiB, such as 256MiB";

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size cannot be negative: " + bytes);
    }
  }

  public static ByteSize kibibytes(long amount) {
    return new ByteSize(Math.multiplyExact(amount, 1024L));
  }

  public static ByteSize mebibytes(long amount) {
    return new ByteSize(Math.multiplyExact(amount, 1024L * 1024));
  }

  /**
   * Reads a size such as {@code 8MiB}; a bare number is bytes.
   *
   * @throws IllegalArgumentException when the text has another form or is too large
   */
  public static ByteSize parse(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected " + EXPECTED);
    }
    long amount = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "B" : matcher.group(2);
    long factor =
        switch (unit) {
          case "B" -> 1L;
          case "KiB" -> 1024L;
          case "MiB" -> 1024L * 1024;
          case "GiB" -> 1024L * 1024 * 1024;
          default -> throw new IllegalArgumentException("expected " + EXPECTED);
        };
    try {
      return new ByteSize(Math.multiplyExact(amount, factor));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("too large: " + text, e);
    }
  }

  /** The largest unit that divides the amount, such as {@code 8 MiB}. */
  @Override
  public String toString() {
    String[] units = {"GiB", "MiB", "KiB"};
    for (int i = 0; i < units.length; i++) {
      long factor = 1L << (10 * (units.length - i));
      if (bytes >= factor && bytes % factor == 0) {
        return bytes / factor + " " + units[i];
      }
    }
    return bytes + " B";
  }
}
