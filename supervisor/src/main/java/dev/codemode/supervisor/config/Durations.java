package dev.codemode.supervisor.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number with a unit. */
final class Durations {
  /** The form that {@link #parse} accepts, for error messages. */
  static final String EXPECTED = "a whole number with ms, s, min or h, such as 30s";

  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(ms|s|min|m|h)");

  private Durations() {}

  /**
   * @param name what is read, for the message
   * @throws ConfigException when the text has another form
   */
  static Duration parse(String name, String text) throws ConfigException {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new ConfigException("%s is '%s', must be %s".formatted(name, text, EXPECTED));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "min", "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
