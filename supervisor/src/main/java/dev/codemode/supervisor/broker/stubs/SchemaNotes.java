package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.text.CleanText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a schema says of a value beyond its type: its description and its bounds, on one line, such
 * as {@code How many. [1 to 100]}.
 */
final class SchemaNotes {
  private static final int MAX_DESCRIPTION = 500;
  private static final int MAX_PATTERN = 60;

  /** Limits that only say what numbers a language has. */
  private static final BigDecimal SAFE_INTEGER = new BigDecimal("9007199254740991");

  private SchemaNotes() {}

  /** Empty when the schema says nothing. */
  static String of(SchemaDocument document, JsonNode schema) {
    ObjectNode flat = SchemaMerge.of(document, schema);
    var bounds = new ArrayList<String>();
    String format = CleanText.line(flat.path("format").asString(""), 20);
    if (!format.isEmpty()) {
      bounds.add(format);
    }
    String pattern = flat.path("pattern").asString("");
    if (!pattern.isEmpty() && pattern.length() <= MAX_PATTERN) {
      bounds.add("matches " + CleanText.line(pattern, MAX_PATTERN));
    }
    addRange(bounds, flat, "minimum", "maximum", "");
    addLimit(bounds, flat.path("exclusiveMinimum"), "more than ");
    addLimit(bounds, flat.path("exclusiveMaximum"), "less than ");
    addLimit(bounds, flat.path("multipleOf"), "multiple of ");
    addRange(bounds, flat, "minLength", "maxLength", " character");
    addRange(bounds, flat, "minItems", "maxItems", " item");
    addRange(bounds, flat, "minProperties", "maxProperties", " key");
    String description = CleanText.line(flat.path("description").asString(""), MAX_DESCRIPTION);
    String told = bounds.isEmpty() ? "" : "[" + String.join(", ", bounds) + "]";
    return (description + " " + told).strip();
  }

  private static void addRange(
      List<String> bounds, ObjectNode schema, String least, String most, String unit) {
    JsonNode from = schema.path(least);
    JsonNode to = schema.path(most);
    if (tells(from) && tells(to)) {
      bounds.add(from + " to " + to + plural(unit, to));
    } else if (tells(from)) {
      bounds.add("at least " + from + plural(unit, from));
    } else if (tells(to)) {
      bounds.add("at most " + to + plural(unit, to));
    }
  }

  private static String plural(String unit, JsonNode count) {
    return unit.isEmpty() || count.decimalValue().compareTo(BigDecimal.ONE) == 0
        ? unit
        : unit + "s";
  }

  private static void addLimit(List<String> bounds, JsonNode limit, String words) {
    if (tells(limit)) {
      bounds.add(words + limit);
    }
  }

  private static boolean tells(JsonNode limit) {
    return limit.isNumber()
        && limit.toString().length() <= 20
        && limit.decimalValue().abs().compareTo(SAFE_INTEGER) < 0;
  }
}
