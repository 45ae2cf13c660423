package dev.codemode.supervisor.broker.stubs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proposes a small value for a schema: what is required and nothing else. A proposal may be wrong,
 * since rules that contradict or cross each other are not solved. Bounded in work, depth and size.
 * One proposal each; not thread-safe.
 */
final class ExampleValue {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_STEPS = 500;
  private static final int MAX_DEPTH = 10;
  private static final int MAX_ITEMS = 20;
  private static final int MAX_OFFERED = 300;
  private static final BigDecimal LARGEST = new BigDecimal("1e15");

  private final SchemaDocument document;
  private final boolean usesOffers;
  private final int branch;
  private int steps;

  /**
   * @param attempt from 0: even ones use the examples and defaults that a schema offers, later ones
   *     other branches of its unions
   */
  ExampleValue(SchemaDocument document, int attempt) {
    this.document = document;
    this.usesOffers = attempt % 2 == 0;
    this.branch = attempt / 2;
  }

  /** A value; empty when none can be made within the bounds. */
  Optional<JsonNode> of(JsonNode schema) {
    return of(schema, "value", 0);
  }

  private Optional<JsonNode> of(JsonNode schema, String name, int depth) {
    if (++steps > MAX_STEPS || depth > MAX_DEPTH || (schema.isBoolean() && !schema.asBoolean())) {
      return Optional.empty();
    }
    ObjectNode flat = SchemaMerge.of(document, schema);
    if (flat.has("const")) {
      return Optional.of(flat.get("const"));
    }
    Optional<JsonNode> offered = depth > 0 && usesOffers ? offered(flat) : Optional.empty();
    if (offered.isPresent()) {
      return offered;
    }
    JsonNode choices = flat.path("enum");
    if (choices.isArray() && !choices.isEmpty()) {
      return Optional.of(choices.get(branch % choices.size()));
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (flat.path(keyword) instanceof ArrayNode branches && !branches.isEmpty()) {
        ObjectNode rest = NODES.objectNode();
        rest.setAll(flat);
        rest.remove(keyword);
        JsonNode chosen = branches.get(branch % branches.size());
        return of(SchemaMerge.of(document, chosen, rest), name, depth + 1);
      }
    }
    return ofType(type(flat), flat, name, depth);
  }

  private static Optional<JsonNode> offered(ObjectNode schema) {
    JsonNode examples = schema.path("examples");
    JsonNode first = examples.isArray() ? examples.path(0) : schema.path("example");
    JsonNode offer = first.isMissingNode() ? schema.path("default") : first;
    return offer.isMissingNode() || offer.isNull() || !isSmall(offer)
        ? Optional.empty()
        : Optional.of(offer);
  }

  private static boolean isSmall(JsonNode value) {
    return PythonLiteral.of(value, MAX_OFFERED).isPresent();
  }

  private static String type(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (type.isString()) {
      return type.stringValue();
    }
    for (JsonNode each : type) {
      if (!each.asString("").equals("null")) {
        return each.asString("");
      }
    }
    if (type.isArray()) {
      return "null";
    }
    if (schema.has("properties") || schema.has("required")) {
      return "object";
    }
    return schema.has("items") || schema.has("prefixItems") ? "array" : "string";
  }

  private Optional<JsonNode> ofType(String type, ObjectNode schema, String name, int depth) {
    return switch (type) {
      case "string" -> ExampleText.of(schema, name).map(NODES::stringNode);
      case "integer" -> number(schema, true);
      case "number" -> number(schema, false);
      case "boolean" -> Optional.of(NODES.booleanNode(true));
      case "null" -> Optional.of(NODES.nullNode());
      case "array" -> array(schema, name, depth);
      case "object" -> object(schema, depth);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> number(ObjectNode schema, boolean whole) {
    Optional<BigDecimal> least = bound(schema, "minimum");
    Optional<BigDecimal> above = bound(schema, "exclusiveMinimum");
    Optional<BigDecimal> most = bound(schema, "maximum");
    Optional<BigDecimal> below = bound(schema, "exclusiveMaximum");
    Optional<BigDecimal> step = bound(schema, "multipleOf").filter(each -> each.signum() > 0);
    BigDecimal unit = step.orElse(BigDecimal.ONE);
    BigDecimal value = unit;
    if (most.isPresent() && value.compareTo(most.get()) > 0) {
      value = most.get();
    }
    if (below.isPresent() && value.compareTo(below.get()) >= 0) {
      value = middle(least.or(() -> above), below.get(), unit, whole);
    }
    if (least.isPresent() && value.compareTo(least.get()) < 0) {
      value = least.get();
    }
    if (above.isPresent() && value.compareTo(above.get()) <= 0) {
      value = middle(Optional.of(above.get()), most.or(() -> below).orElse(LARGEST), unit, whole);
    }
    if (whole || step.isPresent()) {
      BigDecimal times = value.divide(unit, 0, RoundingMode.CEILING);
      value = times.multiply(unit);
      value = most.isPresent() && value.compareTo(most.get()) > 0 ? value.subtract(unit) : value;
    }
    if (value.abs().compareTo(LARGEST) > 0) {
      return Optional.empty();
    }
    boolean isWhole = value.stripTrailingZeros().scale() <= 0;
    return Optional.of(
        isWhole
            ? NODES.numberNode(value.longValue())
            : NODES.numberNode(value.stripTrailingZeros()));
  }

  /** A value strictly between two. */
  private static BigDecimal middle(
      Optional<BigDecimal> low, BigDecimal high, BigDecimal unit, boolean whole) {
    if (low.isEmpty()) {
      return high.subtract(unit);
    }
    BigDecimal next = low.get().add(unit);
    return whole || next.compareTo(high) < 0 ? next : low.get().add(high).divide(BigDecimal.TWO);
  }

  private static Optional<BigDecimal> bound(ObjectNode schema, String keyword) {
    JsonNode value = schema.path(keyword);
    // Written out: an exponent can ask for a number of a million digits.
    return value.isNumber()
            && value.toString().length() <= 40
            && value.decimalValue().abs().compareTo(LARGEST) <= 0
        ? Optional.of(value.decimalValue()).filter(each -> Math.abs(each.scale()) <= 30)
        : Optional.empty();
  }

  private Optional<JsonNode> array(ObjectNode schema, String name, int depth) {
    JsonNode items = schema.path("items");
    JsonNode first = items.isArray() ? items : schema.path("prefixItems");
    JsonNode rest = items.isArray() ? schema.path("additionalItems") : items;
    int least = Math.max(schema.path("minItems").asInt(0), first.size());
    int most = schema.path("maxItems").asInt(MAX_ITEMS);
    if (least > MAX_ITEMS) {
      return Optional.empty();
    }
    ArrayNode array = NODES.arrayNode();
    int wanted = Math.min(Math.max(least, 1), most);
    for (int i = 0; i < wanted; i++) {
      Optional<JsonNode> item =
          of(i < first.size() ? first.get(i) : rest, singular(name), depth + 1);
      if (item.isEmpty()) {
        // None is an array too, when it may be.
        return least == 0 ? Optional.of(NODES.arrayNode()) : Optional.empty();
      }
      array.add(i == 0 || i < first.size() ? item.get() : varied(item.get(), i));
    }
    return Optional.of(array);
  }

  private static String singular(String name) {
    return name.length() > 2 && name.endsWith("s") && !name.endsWith("ss")
        ? name.substring(0, name.length() - 1)
        : name;
  }

  /** Another value of its kind, for arrays in which all differ. */
  private static JsonNode varied(JsonNode value, int i) {
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return NODES.numberNode(value.intValue() + i);
    }
    return value.isString() && PythonIdentifier.isPlain(value.stringValue())
        ? NODES.stringNode(value.stringValue() + (i + 1))
        : value;
  }

  private Optional<JsonNode> object(ObjectNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    JsonNode properties = schema.path("properties");
    for (JsonNode each : schema.path("required")) {
      String name = each.asString("");
      if (!add(object, name, property(schema, name), depth)) {
        return Optional.empty();
      }
    }
    addDependent(schema, object, depth);
    int least = schema.path("minProperties").asInt(0);
    for (Map.Entry<String, JsonNode> each : properties.properties()) {
      if (object.size() >= least) {
        break;
      }
      var _ = add(object, each.getKey(), each.getValue(), depth);
    }
    for (int i = 1; object.size() < least && i <= MAX_ITEMS; i++) {
      var _ = add(object, "key" + i, schema.path("additionalProperties"), depth);
    }
    return Optional.of(object);
  }

  private void addDependent(ObjectNode schema, ObjectNode object, int depth) {
    JsonNode dependents = schema.path("dependentRequired");
    for (String name : List.copyOf(object.propertyNames())) {
      for (JsonNode each : dependents.path(name)) {
        var _ = add(object, each.asString(""), property(schema, each.asString("")), depth);
      }
    }
  }

  private static JsonNode property(ObjectNode schema, String name) {
    JsonNode declared = schema.path("properties").path(name);
    return declared.isMissingNode() ? schema.path("additionalProperties") : declared;
  }

  private boolean add(ObjectNode object, String name, JsonNode schema, int depth) {
    if (object.has(name)) {
      return true;
    }
    Optional<JsonNode> value = of(schema, name, depth + 1);
    value.ifPresent(present -> object.set(name, present));
    return value.isPresent();
  }
}
