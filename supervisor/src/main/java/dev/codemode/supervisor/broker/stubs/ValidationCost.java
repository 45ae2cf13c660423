package dev.codemode.supervisor.broker.stubs;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Counts what a validator does at most with a schema and a value, before one is let do it: a small
 * schema whose references nest can ask for billions of steps. Not thread-safe.
 */
final class ValidationCost {
  private static final int MOST = 20_000;
  private static final int MAX_DEPTH = 150;
  private static final int MAX_DIGITS = 400;

  /** Keywords that name schemas by other means than a local pointer, or change what one means. */
  private static final Set<String> NOT_JUDGED =
      Set.of("$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor");

  private final SchemaDocument document;
  private int steps;

  private ValidationCost(SchemaDocument document) {
    this.document = document;
  }

  /** Whether all that the schema refers to is in its document, and its numbers are ordinary. */
  static boolean isJudged(SchemaDocument document, JsonNode schema) {
    var open = new ArrayDeque<JsonNode>();
    open.add(schema);
    boolean isRoot = true;
    while (!open.isEmpty()) {
      JsonNode node = open.removeLast();
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        JsonNode value = each.getValue();
        boolean outside =
            each.getKey().equals("$ref")
                && value.isString()
                && document.resolve(value.stringValue()).isEmpty();
        boolean renamed = !isRoot && each.getKey().equals("$id") && value.isString();
        if (outside || renamed || isHuge(value) || NOT_JUDGED.contains(each.getKey())) {
          return false;
        }
      }
      node.forEach(open::add);
      isRoot = false;
    }
    return true;
  }

  /** Whether a number has so many digits, or would when written out, that computing is slow. */
  private static boolean isHuge(JsonNode value) {
    if (!value.isNumber()) {
      return false;
    }
    BigDecimal number = value.decimalValue();
    return Math.abs(number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS;
  }

  /** Whether validating takes a bounded number of steps. */
  static boolean isBounded(SchemaDocument document, JsonNode schema, JsonNode value) {
    return new ValidationCost(document).walk(schema, value, 0);
  }

  private boolean walk(JsonNode schema, JsonNode value, int depth) {
    if (++steps > MOST || depth > MAX_DEPTH) {
      return false;
    }
    for (Map.Entry<String, JsonNode> each : schema.properties()) {
      if (!walk(each.getKey(), each.getValue(), value, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean walk(String keyword, JsonNode argument, JsonNode value, int depth) {
    return switch (keyword) {
      case "$ref" -> {
        Optional<JsonNode> target = document.resolve(argument.asString(""));
        yield target.isEmpty() || walk(target.get(), value, depth);
      }
      case "allOf", "anyOf", "oneOf" -> all(argument, value, depth);
      case "not", "if", "then", "else" -> walk(argument, value, depth);
      case "dependentSchemas", "dependencies" -> all(argument, value, depth);
      case "properties" -> {
        for (Map.Entry<String, JsonNode> each : value.properties()) {
          if (!walk(argument.path(each.getKey()), each.getValue(), depth)) {
            yield false;
          }
        }
        yield true;
      }
      case "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains" -> {
        if (!value.isArray()) {
          yield true;
        }
        yield argument.isArray() ? eachOfAll(argument, value, depth) : each(argument, value, depth);
      }
      case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
          !value.isObject() || each(argument, value, depth);
      case "patternProperties" -> !value.isObject() || eachOfAll(argument, value, depth);
      case "enum", "required" -> {
        steps += argument.size();
        yield true;
      }
      default -> true;
    };
  }

  /** Every schema with the value. */
  private boolean all(JsonNode schemas, JsonNode value, int depth) {
    for (JsonNode each : schemas) {
      if (!walk(each, value, depth)) {
        return false;
      }
    }
    return true;
  }

  /** The schema with every member of the value. */
  private boolean each(JsonNode schema, JsonNode value, int depth) {
    for (JsonNode member : value) {
      if (!walk(schema, member, depth)) {
        return false;
      }
    }
    return true;
  }

  private boolean eachOfAll(JsonNode schemas, JsonNode value, int depth) {
    for (JsonNode each : schemas) {
      if (!each(each, value, depth)) {
        return false;
      }
    }
    return true;
  }
}
