package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.NearestNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the arguments of the tools that look things up, lenient where hosts are sloppy: numbers may
 * come as text, one string for a list of one, null is the same as absent.
 */
final class LookupArguments {
  private static final int LONGEST_NUMBER = 20;
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

  /**
   * @param tool for messages
   * @param names the arguments that there are
   * @throws RefusedException when another one is given
   */
  LookupArguments(ObjectNode arguments, String tool, List<String> names) {
    this.arguments = arguments;
    for (String name : arguments.propertyNames()) {
      if (!names.contains(name)) {
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

  /** A text; empty when absent or blank. */
  Optional<String> text(String name, int longest) {
    JsonNode value = given(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new RefusedException("The argument \"%s\" must be a string.".formatted(name));
    }
    if (value.stringValue().length() > longest) {
      throw new RefusedException(
          "The argument \"%s\" may have at most %d characters.".formatted(name, longest));
    }
    return Optional.of(value.stringValue().strip()).filter(text -> !text.isEmpty());
  }

  /** One of some words. */
  String choice(String name, List<String> choices, String otherwise) {
    Optional<String> value = text(name, 1_000);
    if (value.isPresent() && !choices.contains(value.get())) {
      throw new RefusedException(
          "The argument \"%s\" must be one of %s, not \"%s\"."
              .formatted(name, String.join(", ", choices), shown(value.get())));
    }
    return value.orElse(otherwise);
  }

  /** A whole number in a range. */
  int number(String name, int least, int most, int otherwise) {
    JsonNode value = given(name);
    if (value == null) {
      return otherwise;
    }
    String text = value.isNumber() || value.isString() ? value.asString("") : "";
    try {
      int number =
          text.length() > LONGEST_NUMBER ? least - 1 : new BigDecimal(text.strip()).intValueExact();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outside(name, least, most);
    } catch (ArithmeticException e) {
      throw outside(name, least, most);
    }
    throw outside(name, least, most);
  }

  private static RefusedException outside(String name, int least, int most) {
    return new RefusedException(
        "The argument \"%s\" must be a whole number from %d to %d.".formatted(name, least, most));
  }

  /** Texts that are not blank, at least one. */
  List<String> texts(String name, int most, int longest) {
    JsonNode value = given(name);
    String form = "a list of 1 to " + most + " names such as \"crm.get_user\"";
    if (value == null) {
      throw new RefusedException("The argument \"%s\" is missing: %s.".formatted(name, form));
    }
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

  private @Nullable JsonNode given(String name) {
    JsonNode value = arguments.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
