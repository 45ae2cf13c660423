package dev.codemode.supervisor.broker.stubs;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several schemas that all hold, as one without {@code $ref} and {@code allOf}. A reference is
 * taken in once, which changes nothing and bounds the work by the size of the document, cycles
 * included. What cannot be said in one schema is decided for the first: a merge is for reading, not
 * for validating. Not thread-safe.
 */
final class SchemaMerge {
  private static final Set<String> NOT_MERGED = Set.of("$ref", "allOf", "$defs", "definitions");
  private static final int MAX_DEPTH = 100;
  private static final int MAX_PARTS = 500;

  private final SchemaDocument document;
  private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
  private final Set<String> references = new HashSet<>();

  /** Nodes that belong to this merge, so that it may change them. */
  private final Set<JsonNode> made = Collections.newSetFromMap(new IdentityHashMap<>());

  private int parts;
  private boolean incomplete;

  private SchemaMerge(SchemaDocument document) {
    this.document = document;
  }

  /**
   * The schemas in one. {@code {"not": {}}} stands for a schema that nothing fits. Shares nodes
   * with its sources: neither may be changed.
   */
  static ObjectNode of(SchemaDocument document, JsonNode... schemas) {
    var merge = new SchemaMerge(document);
    for (JsonNode each : schemas) {
      merge.add(each, 0);
    }
    return merge.merged;
  }

  /**
   * One schema without {@code $ref} and {@code allOf}.
   *
   * @param incomplete whether something was left out that may name properties
   */
  record Reading(ObjectNode schema, boolean incomplete) {}

  /** As {@link #of}, and whether all of it could be read. */
  static Reading reading(SchemaDocument document, JsonNode schema) {
    var merge = new SchemaMerge(document);
    merge.add(schema, 0);
    return new Reading(merge.merged, merge.incomplete);
  }

  private void add(JsonNode schema, int depth) {
    if (schema.isBoolean() && !schema.booleanValue()) {
      merged.set("not", JsonNodeFactory.instance.objectNode());
    }
    if (!schema.isObject()) {
      return;
    }
    if (depth > MAX_DEPTH || parts++ > MAX_PARTS) {
      incomplete = true;
      return;
    }
    for (Map.Entry<String, JsonNode> each : schema.properties()) {
      if (!NOT_MERGED.contains(each.getKey())) {
        add(each.getKey(), each.getValue());
      }
    }
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty() && references.add(reference)) {
      document
          .resolve(reference)
          .ifPresentOrElse(target -> add(target, depth + 1), () -> incomplete = true);
    }
    if (schema.path("allOf") instanceof ArrayNode all) {
      for (JsonNode each : all) {
        add(each, depth + 1);
      }
    }
  }

  private void add(String keyword, JsonNode value) {
    JsonNode present = merged.get(keyword);
    if (present == null || present.equals(value)) {
      merged.set(keyword, value);
      return;
    }
    switch (keyword) {
      case "properties", "patternProperties" -> addProperties(keyword, present, value);
      case "required" -> merged.set(keyword, joined(present, value));
      case "type" -> merged.set(keyword, common(present, value));
      case "enum" -> merged.set(keyword, intersection(present, value));
      case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" -> {
        if (compared(value, present) > 0) {
          merged.set(keyword, value);
        }
      }
      case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" -> {
        if (compared(value, present) < 0) {
          merged.set(keyword, value);
        }
      }
      case "additionalProperties" -> {
        if (value.isBoolean() && !value.booleanValue()) {
          merged.set(keyword, value);
        }
      }
      case "anyOf", "oneOf" -> incomplete = true;
      default -> {
        // The first holds.
      }
    }
  }

  private void addProperties(String keyword, JsonNode present, JsonNode more) {
    if (!(present instanceof ObjectNode first) || !more.isObject()) {
      return;
    }
    ObjectNode both = first;
    if (!made.contains(first)) {
      both = JsonNodeFactory.instance.objectNode();
      both.setAll(first);
      made.add(both);
      merged.set(keyword, both);
    }
    for (Map.Entry<String, JsonNode> each : more.properties()) {
      JsonNode one = both.get(each.getKey());
      if (one == null) {
        both.set(each.getKey(), each.getValue());
      } else if (made.contains(one)) {
        ((ArrayNode) one.path("allOf")).add(each.getValue());
      } else if (!one.equals(each.getValue())) {
        ObjectNode conjunction = JsonNodeFactory.instance.objectNode();
        conjunction.putArray("allOf").add(one).add(each.getValue());
        made.add(conjunction);
        both.set(each.getKey(), conjunction);
      }
    }
  }

  private JsonNode joined(JsonNode first, JsonNode second) {
    if (!first.isArray() || !second.isArray()) {
      return first;
    }
    Set<JsonNode> all = new LinkedHashSet<>();
    first.forEach(all::add);
    second.forEach(all::add);
    return JsonNodeFactory.instance.arrayNode().addAll(all);
  }

  private static int compared(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : 0;
  }

  /** The types that both allow; every integer is a number. */
  private static JsonNode common(JsonNode first, JsonNode second) {
    Set<String> one = names(first);
    Set<String> other = names(second);
    ArrayNode both = JsonNodeFactory.instance.arrayNode();
    for (String each : one) {
      if (other.contains(each) || (each.equals("integer") && other.contains("number"))) {
        both.add(each);
      } else if (each.equals("number") && other.contains("integer")) {
        both.add("integer");
      }
    }
    return both.size() == 1 ? both.get(0) : both;
  }

  private static Set<String> names(JsonNode type) {
    var names = new LinkedHashSet<String>();
    if (type.isString()) {
      names.add(type.stringValue());
    }
    for (JsonNode each : type) {
      names.add(each.asString(""));
    }
    return names;
  }

  private static JsonNode intersection(JsonNode first, JsonNode second) {
    var allowed = new HashSet<JsonNode>();
    second.forEach(allowed::add);
    ArrayNode both = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : first) {
      if (allowed.contains(each)) {
        both.add(each);
      }
    }
    return both;
  }
}
