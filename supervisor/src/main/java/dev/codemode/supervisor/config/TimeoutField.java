package dev.codemode.supervisor.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The bound of one call that a server's entry gives: milliseconds as hosts write them, or a text
 * with a unit. A number under 1,000 can only have been meant as seconds.
 */
final class TimeoutField {
  private static final String FIELD = "timeout";
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final String EXPECTED =
      "must be a whole number of milliseconds, or " + Durations.EXPECTED;

  private final String key;
  private final EntryFields fields;
  private final Warnings warnings;

  TimeoutField(String key, EntryFields fields, Warnings warnings) {
    this.key = key;
    this.fields = fields;
    this.warnings = warnings;
  }

  /** Longer than 0, at most 24 hours; empty when the entry gives none. */
  Optional<Duration> read() throws ConfigException {
    Optional<String> text = fields.text(FIELD);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Duration duration = duration(text.get().strip());
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw fields.wrong(FIELD, "must be longer than 0 and at most 24h");
    }
    return Optional.of(duration);
  }

  private Duration duration(String text) throws ConfigException {
    if (text.matches("\\d{1,12}(\\.0+)?")) {
      long amount = Long.parseLong(text.replaceFirst("\\..*", ""));
      if (amount > 0 && amount < 1_000) {
        warnings.once(
            key,
            "A timeout under 1000 is read as seconds; write milliseconds, or a unit such as 30s");
        return Duration.ofSeconds(amount);
      }
      return Duration.ofMillis(amount);
    }
    try {
      return Durations.parse(FIELD, text);
    } catch (ConfigException e) {
      throw fields.wrong(FIELD, EXPECTED);
    }
  }
}
