package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.names.NearestNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of one call of an own tool, read lenient where hosts are sloppy: numbers, objects
 * and truth values may come as text, one string for a list of one; null and blank are the same as
 * absent. What cannot be understood is a {@link RefusedException}.
 */
final class ToolArguments {
  private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1_000_000_000);
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_CHOICE = 1_000;
  private static final int SHOWN_CHARACTERS = 60;

  private final ObjectNode arguments;

  /** An argument that cannot be understood; the message names it and the form expected. */
  static final class RefusedException extends RuntimeException {
    RefusedException(String message) {
      super(message, null, false, false);
    }

    String reason() {
      String message = getMessage();
      return message == null ? "" : message;
    }
  }

  /** The arguments of a tool all whose names are told. */
  ToolArguments(ObjectNode arguments, String tool, List<String> names) {
    this(arguments, tool, names, List.of());
  }

  /**
   * @param tool for messages
   * @param names the arguments that there are
   * @param untold names that are understood too and that no message tells
   * @throws RefusedException when another one is given
   */
  ToolArguments(ObjectNode arguments, String tool, List<String> names, List<String> untold) {
    this.arguments = arguments;
    for (String name : arguments.propertyNames()) {
      if (!names.contains(name) && !untold.contains(name)) {
        String meant =
            NearestNames.of(name, names).stream()
                .findFirst()
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse("");
        throw new RefusedException(
            "Unknown argument \"%s\".%s %s takes %s."
                .formatted(shown(name), meant, tool, String.join(", ", names)));
      }
    }
  }

  /** Whether there is more than null or blank text. */
  boolean has(String name) {
    return given(name).isPresent();
  }

  /** A text as it is, blank or not. */
  String verbatim(String name, String form) {
    JsonNode value = arguments.get(name);
    if (value == null || value.isNull()) {
      throw new RefusedException("The argument \"%s\" is missing: %s.".formatted(name, form));
    }
    if (!value.isString()) {
      throw refused(name, form, value);
    }
    return value.stringValue();
  }

  /** A text without the blanks around it; empty when absent. */
  Optional<String> text(String name, int longest) {
    Optional<JsonNode> given = given(name);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (!given.get().isString()) {
      throw refused(name, "a string", given.get());
    }
    String text = given.get().stringValue();
    if (text.length() > longest) {
      throw new RefusedException(
          "The argument \"%s\" may have at most %d characters.".formatted(name, longest));
    }
    return Optional.of(text.strip());
  }

  /** One of some words. */
  String choice(String name, List<String> choices, String otherwise) {
    Optional<String> value = text(name, LONGEST_CHOICE);
    if (value.isPresent() && !choices.contains(value.get())) {
      throw new RefusedException(
          "The argument \"%s\" must be one of %s, not \"%s\"."
              .formatted(name, String.join(", ", choices), shown(value.get())));
    }
    return value.orElse(otherwise);
  }

  /** A number; one beyond 1,000,000,000, of either sign, becomes that. */
  Optional<BigDecimal> number(String name, String form) {
    Optional<JsonNode> given = given(name);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    JsonNode value = given.get();
    if (value.isNumber()) {
      return Optional.of(bounded(value.decimalValue()));
    }
    if (value.isString() && value.stringValue().length() <= LONGEST_NUMBER) {
      try {
        return Optional.of(bounded(new BigDecimal(value.stringValue().strip())));
      } catch (NumberFormatException e) {
        throw refused(name, form, value);
      }
    }
    throw refused(name, form, value);
  }

  /** A {@link #number} without a fraction. */
  OptionalInt whole(String name, String form) {
    Optional<BigDecimal> number = number(name, form);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(number.get().intValueExact());
    } catch (ArithmeticException e) {
      throw new RefusedException("The argument \"%s\" must be %s.".formatted(name, form));
    }
  }

  /** A whole number in a range. */
  int whole(String name, int least, int most, int otherwise) {
    String form = "a whole number from %d to %d".formatted(least, most);
    int number = whole(name, form).orElse(otherwise);
    if (number < least || number > most) {
      throw new RefusedException("The argument \"%s\" must be %s.".formatted(name, form));
    }
    return number;
  }

  /** Whether something is asked for; false when absent. */
  boolean flag(String name) {
    Optional<JsonNode> given = given(name);
    if (given.isEmpty()) {
      return false;
    }
    JsonNode value = given.get();
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = value.isString() ? value.stringValue().strip().toLowerCase(Locale.ROOT) : "";
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw refused(name, "true or false", value);
  }

  /** An object; an empty one when absent. */
  JsonNode object(String name) {
    String form = "an object of names and values";
    JsonNode object = given(name).orElseGet(McpJson.mapper()::createObjectNode);
    if (object.isString()) {
      try {
        object = McpJson.mapper().readTree(object.stringValue());
      } catch (JacksonException e) {
        throw new RefusedException(
            "The argument \"%s\" must be %s; the text given is no JSON.".formatted(name, form));
      }
    }
    if (!object.isObject()) {
      throw refused(name, form, object);
    }
    return object;
  }

  /** Texts that are not blank, at least one. */
  List<String> texts(String name, int most, int longest) {
    String form = "a list of 1 to " + most + " names such as \"crm.get_user\"";
    JsonNode value =
        given(name)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "The argument \"%s\" is missing: %s.".formatted(name, form)));
    var texts = new ArrayList<String>();
    for (JsonNode each : value.isString() ? List.of(value) : value) {
      if (!each.isString() || each.stringValue().isBlank()) {
        throw new RefusedException("The argument \"%s\" must be %s.".formatted(name, form));
      }
      if (each.stringValue().length() > longest) {
        throw new RefusedException(
            "A name in \"%s\" may have at most %d characters.".formatted(name, longest));
      }
      texts.add(each.stringValue().strip());
    }
    if (texts.isEmpty() || texts.size() > most) {
      throw new RefusedException("The argument \"%s\" must be %s.".formatted(name, form));
    }
    return texts;
  }

  private Optional<JsonNode> given(String name) {
    return Optional.ofNullable(arguments.get(name))
        .filter(value -> !value.isNull() && !(value.isString() && value.stringValue().isBlank()));
  }

  private static BigDecimal bounded(BigDecimal number) {
    return number.min(LARGEST_NUMBER).max(LARGEST_NUMBER.negate());
  }

  private static RefusedException refused(String name, String form, JsonNode value) {
    return new RefusedException(
        "The argument \"%s\" must be %s, not %s.".formatted(name, form, kind(value)));
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

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
