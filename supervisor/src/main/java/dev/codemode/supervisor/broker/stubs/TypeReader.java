package dev.codemode.supervisor.broker.stubs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads schemas as Python types and collects the dictionaries that they declare. Equal schemas get
 * one declaration, so a recursive one refers to itself. Over its bounds everything is {@code Any}.
 * Not thread-safe.
 */
final class TypeReader {
  private static final int MAX_STEPS = 1_000;
  private static final int MAX_NESTING = 30;
  private static final int MAX_BRANCHES = 50;
  private static final int MAX_TUPLE = 10;

  /** Keywords that say what a value is, not only how large it may be or what it must have. */
  private static final Set<String> TELLING =
      Set.of(
          "$ref",
          "allOf",
          "anyOf",
          "oneOf",
          "type",
          "enum",
          "const",
          "properties",
          "items",
          "prefixItems",
          "additionalProperties");

  private final SchemaDocument document;
  private final TypeNames names;
  private final int depth;
  private final Map<JsonNode, PythonType> declared = new LinkedHashMap<>();
  private final List<TypedDictionary> dictionaries = new ArrayList<>();
  private final Set<JsonNode> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private int steps;
  private int nesting;

  /**
   * @param depth how deep dictionaries are declared; deeper ones are plain {@code dict}
   */
  TypeReader(SchemaDocument document, TypeNames names, int depth) {
    this.document = document;
    this.names = names;
    this.depth = document.isLarge() ? 0 : depth;
  }

  /** What was declared for the types read so far, outer before inner. */
  List<TypedDictionary> dictionaries() {
    return dictionaries;
  }

  /**
   * The type of the values that fit a schema.
   *
   * @param name what a dictionary is called if the schema has no better name for it
   */
  PythonType read(JsonNode schema, String name) {
    if (schema.isBoolean()) {
      return schema.booleanValue() ? PythonType.ANY : PythonType.NEVER;
    }
    if (!schema.isObject() || ++steps > MAX_STEPS || nesting >= MAX_NESTING) {
      return PythonType.ANY;
    }
    nesting++;
    try {
      return target(schema)
          .map(target -> readSource(target.schema(), target.name(name)))
          .orElseGet(() -> readSource(schema, name));
    } finally {
      nesting--;
    }
  }

  /** A schema that a reference leads to, and the last part of the reference. */
  private record Target(JsonNode schema, String reference) {
    String name(String otherwise) {
      String name = PythonIdentifier.inCapitals(reference);
      return name.isEmpty() || Character.isDigit(name.charAt(0)) ? otherwise : name;
    }
  }

  /** Where a schema leads that is a reference and nothing else that tells. */
  private Optional<Target> target(JsonNode schema) {
    Optional<Target> found = Optional.empty();
    JsonNode current = schema;
    for (int hops = 0; hops < 10; hops++) {
      String reference = current.path("$ref").asString("");
      if (reference.isEmpty() || telling(current) != 1) {
        return found;
      }
      Optional<JsonNode> next = document.resolve(reference).filter(JsonNode::isObject);
      if (next.isEmpty()) {
        return found;
      }
      current = next.get();
      found = Optional.of(new Target(current, reference.substring(reference.lastIndexOf('/') + 1)));
    }
    return found;
  }

  private static long telling(JsonNode schema) {
    return schema.propertyStream().filter(each -> TELLING.contains(each.getKey())).count();
  }

  private PythonType readSource(JsonNode source, String name) {
    PythonType known = depth > 0 ? declared.get(source) : null;
    if (known != null) {
      return known;
    }
    if (!underWay.add(source)) {
      // It holds itself and has no name to say so.
      return PythonType.ANY;
    }
    try {
      return readFlat(SchemaMerge.of(document, source), source, titled(source, name));
    } finally {
      underWay.remove(source);
    }
  }

  /** The title of a schema if it is short enough for a name. */
  private static String titled(JsonNode schema, String otherwise) {
    String title = schema.path("title").asString("");
    String name = title.length() > 40 ? "" : PythonIdentifier.inCapitals(title);
    boolean isName =
        !name.isEmpty() && Character.isLetter(name.charAt(0)) && title.indexOf(' ') < 0;
    return isName ? name : otherwise;
  }

  /**
   * @param source what was merged: the identity of what is declared
   */
  private PythonType readFlat(ObjectNode schema, JsonNode source, String name) {
    if (isNever(schema)) {
      return PythonType.NEVER;
    }
    if (schema.has("const")) {
      return values(List.of(schema.get("const")));
    }
    if (schema.path("enum").isArray()) {
      return values(schema.get("enum").values());
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      JsonNode branches = schema.path(keyword);
      if (branches.isArray() && branches.valueStream().anyMatch(each -> telling(each) > 0)) {
        return branches(schema, keyword, name);
      }
    }
    JsonNode type = schema.path("type");
    if (!type.isArray()) {
      return single(type.asString(implied(schema)), schema, source, name);
    }
    var types = new ArrayList<PythonType>();
    for (JsonNode each : type) {
      types.add(single(each.asString(""), schema, source, name));
    }
    return PythonType.union(types);
  }

  private static boolean isNever(ObjectNode schema) {
    JsonNode not = schema.path("not");
    return (not.isObject() && not.isEmpty()) || (not.isBoolean() && not.booleanValue());
  }

  private PythonType branches(ObjectNode schema, String keyword, String name) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    rest.setAll(schema);
    rest.remove(List.of("anyOf", "oneOf", "title"));
    boolean alone = telling(rest) == 0;
    var types = new ArrayList<PythonType>();
    for (JsonNode each : schema.path(keyword)) {
      if (types.size() >= MAX_BRANCHES) {
        return PythonType.ANY;
      }
      if (alone || !each.isObject()) {
        types.add(read(each, name));
      } else {
        ObjectNode both = SchemaMerge.of(document, each, rest);
        types.add(read(both, titled(each, name)));
      }
    }
    return PythonType.union(types);
  }

  private PythonType values(Iterable<JsonNode> values) {
    var types = new ArrayList<PythonType>();
    var literals = new ArrayList<String>();
    int left = PythonType.MAX_LITERALS;
    boolean complete = true;
    for (JsonNode each : values) {
      if (each.isNull()) {
        types.add(PythonType.NONE);
      } else if (each.isContainer()) {
        types.add(each.isArray() ? PythonType.listOf(PythonType.ANY) : anyMap());
      } else {
        Optional<String> literal = PythonLiteral.of(each, Math.max(left, 0));
        literal.ifPresent(literals::add);
        left -= literal.map(String::length).orElse(0) + 2;
        complete &= literal.isPresent();
      }
    }
    if (!literals.isEmpty() || !complete) {
      types.add(
          literals.isEmpty()
              ? PythonType.ANY
              : new PythonType.Literals(literals.stream().distinct().toList(), complete));
    }
    return PythonType.union(types);
  }

  private static String implied(ObjectNode schema) {
    if (schema.has("properties") || schema.has("additionalProperties")) {
      return "object";
    }
    return schema.has("items") || schema.has("prefixItems") ? "array" : "";
  }

  private PythonType single(String type, ObjectNode schema, JsonNode source, String name) {
    return switch (type) {
      case "string" -> PythonType.STR;
      case "integer" -> new PythonType.Named("int");
      case "number" -> new PythonType.Named("float");
      case "boolean" -> new PythonType.Named("bool");
      case "null" -> PythonType.NONE;
      case "array" -> array(schema, name);
      case "object" -> object(schema, source, name);
      default -> PythonType.ANY;
    };
  }

  private PythonType array(ObjectNode schema, String name) {
    JsonNode items = schema.path("items");
    JsonNode first = items.isArray() ? items : schema.path("prefixItems");
    JsonNode rest = items.isArray() ? schema.path("additionalItems") : items;
    if (!first.isArray() || first.isEmpty() || first.size() > MAX_TUPLE) {
      return PythonType.listOf(read(rest, name + "Item"));
    }
    var members = new ArrayList<PythonType>();
    for (JsonNode each : first) {
      members.add(read(each, name + "Item"));
    }
    if (rest.isObject() && !rest.isEmpty()) {
      PythonType more = read(rest, name + "Item");
      members.add(new PythonType.Named("*tuple[" + more.text() + ", ...]"));
    }
    return new PythonType.Generic("tuple", List.copyOf(members));
  }

  private PythonType object(ObjectNode schema, JsonNode source, String name) {
    JsonNode more = schema.path("additionalProperties");
    JsonNode patterns = schema.path("patternProperties");
    if (schema.path("properties").isObject() && !schema.path("properties").isEmpty()) {
      return nesting > depth ? anyMap() : declare(schema, source, name);
    }
    if (patterns.isObject() && !patterns.isEmpty() && patterns.size() <= MAX_BRANCHES) {
      var types = new ArrayList<PythonType>();
      patterns.forEach(each -> types.add(read(each, name + "Value")));
      if (!more.isBoolean() || more.booleanValue()) {
        types.add(read(more, name + "Value"));
      }
      return PythonType.mapOf(PythonType.union(types));
    }
    return PythonType.mapOf(read(more, name + "Value"));
  }

  private static PythonType anyMap() {
    return PythonType.mapOf(PythonType.ANY);
  }

  private PythonType declare(ObjectNode schema, JsonNode source, String name) {
    var dictionary = new TypedDictionary(names.give(name));
    var type = new PythonType.Named(dictionary.name());
    // Before its fields, which may refer to it.
    declared.put(source, type);
    dictionaries.add(dictionary);
    for (SchemaProperty each : SchemaProperty.of(schema)) {
      if (dictionary.isFull()) {
        break;
      }
      String inner = dictionary.name() + PythonIdentifier.inCapitals(each.name());
      dictionary.add(each, read(each.schema(), inner), SchemaNotes.of(document, each.schema()));
    }
    dictionary.leaveOut(schema.path("properties").size() - dictionary.size());
    JsonNode more = schema.path("additionalProperties");
    if (more.isObject() && !more.isEmpty()) {
      dictionary.addOthers(read(more, dictionary.name() + "Value"));
    }
    return type;
  }
}
