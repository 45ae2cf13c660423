package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.text.CleanText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proposes a string for a schema: by its format, its name, and a few forms that patterns ask for.
 */
final class ExampleText {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_NAME = 40;
  private static final Pattern WORD_BORDER =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  private static final List<String> FORMS =
      List.of(
          "a",
          "A",
          "abc",
          "ABC",
          "abcdef",
          "Abc",
          "1",
          "12",
          "123",
          "1234",
          "12345",
          "123456",
          "a1",
          "A1",
          "abc123",
          "ABC123",
          "ABC-123",
          "abc-def",
          "abc_def",
          "abc.def",
          "abc/def",
          "owner/repo",
          "1.0",
          "1.2.3",
          "v1.2.3",
          "10:30",
          "10:30:00",
          "2026-01-31",
          "2026-01",
          "2026",
          "2026-01-31T10:30:00Z",
          "#ffffff",
          "#FFFFFF",
          "0x1f",
          "0123456789abcdef",
          "0123456789abcdef0123456789abcdef",
          "0123456789abcdef01234567",
          "123e4567-e89b-12d3-a456-426614174000",
          "https://example.com",
          "user@example.com",
          "+14155550100",
          "en",
          "en-US",
          "USD",
          "/tmp/file.txt",
          "file.txt",
          "@user",
          "#tag",
          "$1",
          "192.0.2.1",
          "example.com",
          "5m",
          "1h",
          "100%",
          "");

  private ExampleText() {}

  /** A string of a length that the schema allows; empty when none is at hand. */
  static Optional<String> of(ObjectNode schema, String name) {
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (least > MAX_LENGTH || most < least) {
      return Optional.empty();
    }
    Optional<String> formatted = ofFormat(schema.path("format").asString(""));
    String pattern = schema.path("pattern").asString("");
    if (pattern.isEmpty()) {
      return Optional.of(fitted(formatted.orElseGet(() -> named(name)), least, most));
    }
    Optional<LinearPattern> judge = LinearPattern.of(pattern);
    return judge.flatMap(
        found ->
            Stream.concat(Stream.concat(formatted.stream(), Stream.of(named(name))), FORMS.stream())
                .filter(each -> each.length() >= least && each.length() <= most)
                .filter(found::matches)
                .findFirst());
  }

  private static String fitted(String text, int least, int most) {
    var fitted = new StringBuilder(text);
    while (fitted.length() < least) {
      fitted.append(' ').append(text.isEmpty() ? "text" : text);
    }
    int length = Math.min(fitted.length(), Math.max(least, Math.min(most, text.length())));
    return fitted.substring(0, length).stripTrailing().length() < least
        ? "x".repeat(least)
        : fitted.substring(0, length).stripTrailing();
  }

  private static Optional<String> ofFormat(String format) {
    return Optional.ofNullable(
        switch (format) {
          case "date" -> "2026-01-31";
          case "time" -> "10:30:00Z";
          case "date-time" -> "2026-01-31T10:30:00Z";
          case "duration" -> "PT1H";
          case "email", "idn-email" -> "user@example.com";
          case "hostname", "idn-hostname" -> "example.com";
          case "ipv4" -> "192.0.2.1";
          case "ipv6" -> "2001:db8::1";
          case "uri", "url", "iri" -> "https://example.com";
          case "uri-reference", "iri-reference" -> "/path";
          case "uri-template" -> "https://example.com/{id}";
          case "uuid" -> "123e4567-e89b-12d3-a456-426614174000";
          case "json-pointer" -> "/key";
          case "relative-json-pointer" -> "0";
          case "regex" -> "a.*";
          case "json" -> "{}";
          case "byte", "base64" -> "aGVsbG8=";
          default -> null;
        });
  }

  /** What a parameter of that name plausibly takes; its own name when nothing better is known. */
  private static String named(String name) {
    List<String> words =
        WORD_BORDER
            .splitAsStream(name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    String last = words.isEmpty() ? "" : words.getLast();
    return switch (last) {
      case "url", "uri", "link" -> "https://example.com";
      case "email" -> "user@example.com";
      case "date", "day" -> "2026-01-31";
      case "owner" -> "octocat";
      case "repo" -> "hello-world";
      case "path" -> "/path/to/file";
      case "timezone" -> "Europe/Paris";
      case "time" -> "10:30";
      default -> {
        String text = CleanText.line(name, MAX_NAME);
        yield text.isEmpty() ? "text" : text;
      }
    };
  }
}
