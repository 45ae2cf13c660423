package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.NearestNames;
import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.run.RunRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the arguments of {@code execute_code}, lenient where hosts are sloppy: numbers and objects
 * may come as text, null is the same as absent.
 */
final class ExecuteCodeArguments {
  /** The listed arguments, in the order of the schema. */
  static final List<String> NAMES = List.of("code", "timeout", "variables", "max_output", "check");

  private static final String UNLISTED_TIMEOUT = "timeout_seconds";
  private static final BigDecimal LONGEST_TIMEOUT = BigDecimal.valueOf(1_000_000_000);
  private static final int LONGEST_NUMBER = 40;
  private static final int SHOWN_NAME_CHARACTERS = 60;

  /** What came of reading. */
  sealed interface Read {
    /** A request, not yet judged against the limits. */
    record Accepted(RunRequest request) implements Read {}

    /**
     * Arguments that cannot be understood.
     *
     * @param message names the argument and the form expected
     */
    record Refused(String message) implements Read {}
  }

  private static final class RefusedException extends RuntimeException {
    RefusedException(String message) {
      super(message, null, false, false);
    }

    String reason() {
      String message = getMessage();
      return message == null ? "" : message;
    }
  }

  private ExecuteCodeArguments() {}

  static Read read(ObjectNode arguments) {
    try {
      refuseUnknown(arguments);
      return new Read.Accepted(
          new RunRequest(
              code(arguments),
              timeout(arguments),
              variables(arguments),
              maxOutput(arguments),
              check(arguments)));
    } catch (RefusedException e) {
      return new Read.Refused(e.reason());
    }
  }

  private static void refuseUnknown(ObjectNode arguments) {
    for (String name : arguments.propertyNames()) {
      if (!NAMES.contains(name) && !name.equals(UNLISTED_TIMEOUT)) {
        String meant =
            NearestNames.of(name, NAMES).stream()
                .findFirst()
                .map(n -> " Did you mean \"" + n + "\"?")
                .orElse("");
        throw new RefusedException(
            "Unknown argument \"%s\".%s execute_code takes %s."
                .formatted(shown(name), meant, String.join(", ", NAMES)));
      }
    }
  }

  private static String code(ObjectNode arguments) {
    JsonNode code = given(arguments, "code");
    if (code == null) {
      throw new RefusedException(
          "The argument \"code\" is missing: a string with the Python program.");
    }
    if (!code.isString()) {
      throw new RefusedException(
          "The argument \"code\" must be a string with the Python program, not %s."
              .formatted(kind(code)));
    }
    return code.stringValue();
  }

  private static Optional<Duration> timeout(ObjectNode arguments) {
    String name = given(arguments, "timeout") == null ? UNLISTED_TIMEOUT : "timeout";
    return number(arguments, name, "a number of seconds")
        .map(
            seconds ->
                Duration.ofNanos(
                    seconds
                        .min(LONGEST_TIMEOUT)
                        .max(LONGEST_TIMEOUT.negate())
                        .movePointRight(9)
                        .longValue()));
  }

  private static OptionalInt maxOutput(ObjectNode arguments) {
    String form = "a whole number of characters";
    Optional<BigDecimal> characters = number(arguments, "max_output", form);
    if (characters.isEmpty()) {
      return OptionalInt.empty();
    }
    BigDecimal bounded = characters.get().min(LONGEST_TIMEOUT).max(LONGEST_TIMEOUT.negate());
    try {
      return OptionalInt.of(bounded.intValueExact());
    } catch (ArithmeticException e) {
      throw new RefusedException("The argument \"max_output\" must be " + form + ".");
    }
  }

  private static Optional<BigDecimal> number(ObjectNode arguments, String name, String form) {
    JsonNode value = given(arguments, name);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isNumber()) {
      return Optional.of(value.decimalValue());
    }
    if (value.isString() && value.stringValue().length() <= LONGEST_NUMBER) {
      try {
        return Optional.of(new BigDecimal(value.stringValue().strip()));
      } catch (NumberFormatException e) {
        throw new RefusedException(
            "The argument \"%s\" must be %s, not text.".formatted(name, form));
      }
    }
    throw new RefusedException(
        "The argument \"%s\" must be %s, not %s.".formatted(name, form, kind(value)));
  }

  private static boolean check(ObjectNode arguments) {
    JsonNode value = given(arguments, "check");
    if (value == null) {
      return false;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = value.isString() ? value.stringValue().strip().toLowerCase(Locale.ROOT) : "";
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new RefusedException(
        "The argument \"check\" must be true or false, not %s.".formatted(kind(value)));
  }

  private static String variables(ObjectNode arguments) {
    JsonNode value = given(arguments, "variables");
    if (value == null) {
      return "{}";
    }
    JsonNode object = value;
    if (value.isString()) {
      try {
        object = McpJson.mapper().readTree(value.stringValue());
      } catch (JacksonException e) {
        throw new RefusedException(
            "The argument \"variables\" must be an object of names and values; the text given is no JSON.");
      }
    }
    if (!object.isObject()) {
      throw new RefusedException(
          "The argument \"variables\" must be an object of names and values, not %s."
              .formatted(kind(object)));
    }
    return McpJson.mapper().writeValueAsString(object);
  }

  /** Null when absent, null or blank where no text is asked for. */
  private static @Nullable JsonNode given(ObjectNode arguments, String name) {
    JsonNode value = arguments.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    boolean blank = !name.equals("code") && value.isString() && value.stringValue().isBlank();
    return blank ? null : value;
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case STRING -> "text";
      case NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }

  private static String shown(String name) {
    return name.length() <= SHOWN_NAME_CHARACTERS
        ? name
        : name.substring(0, SHOWN_NAME_CHARACTERS) + "...";
  }
}
