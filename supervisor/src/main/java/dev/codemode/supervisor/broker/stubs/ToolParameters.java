package dev.codemode.supervisor.broker.stubs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool can be called with: the properties that its input schema names at its top, those of
 * references and alternatives included, in the schema's order.
 *
 * @param more what arguments beyond these may be; a missing node when the schema is silent
 * @param acceptsMore whether arguments beyond these may be given
 */
record ToolParameters(List<SchemaProperty> all, JsonNode more, boolean acceptsMore) {
  private static final int MAX_BRANCHES = 50;

  /** Keywords that hold properties which apply at times only. */
  private static final List<String> NAMING =
      List.of("if", "then", "else", "dependentSchemas", "dependencies", "patternProperties");

  static ToolParameters of(SchemaDocument document, ObjectNode inputSchema) {
    SchemaMerge.Reading whole = SchemaMerge.reading(document, inputSchema);
    ObjectNode flat = whole.schema();
    boolean namesMore = namesMore(whole);
    List<SchemaProperty> properties = SchemaProperty.of(flat);
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (flat.path(keyword) instanceof ArrayNode branches) {
        properties = withBranches(document, properties, branches);
        namesMore = namesMore || branchesNameMore(document, branches);
      }
    }
    JsonNode more = flat.path("additionalProperties");
    boolean patterns = !flat.path("patternProperties").isEmpty();
    // What forbids others forbids also those that are named elsewhere.
    boolean forbids = more.isBoolean() && !more.booleanValue();
    // A schema that names parameters and is silent on others means those only, as tools do; one
    // that names none may mean anything.
    boolean acceptsMore =
        patterns
            || (namesMore && !forbids)
            || (more.isMissingNode()
                ? properties.isEmpty() && !flat.has("properties")
                : !more.isBoolean() || more.booleanValue());
    return new ToolParameters(List.copyOf(properties), more, acceptsMore);
  }

  /** Whether a schema may name properties in a way that is not read here. */
  private static boolean namesMore(SchemaMerge.Reading reading) {
    JsonNode unevaluated = reading.schema().path("unevaluatedProperties");
    return reading.incomplete()
        || NAMING.stream().anyMatch(keyword -> !reading.schema().path(keyword).isEmpty())
        || unevaluated.isObject()
        || (unevaluated.isBoolean() && unevaluated.booleanValue());
  }

  private static boolean branchesNameMore(SchemaDocument document, ArrayNode branches) {
    return branches.size() > MAX_BRANCHES
        || branches
            .valueStream()
            .map(branch -> SchemaMerge.reading(document, branch))
            .anyMatch(
                branch ->
                    namesMore(branch)
                        || branch.schema().has("anyOf")
                        || branch.schema().has("oneOf"));
  }

  /** Adds the properties of alternatives; required is what all of them require. */
  private static List<SchemaProperty> withBranches(
      SchemaDocument document, List<SchemaProperty> own, ArrayNode branches) {
    Map<String, SchemaProperty> all = new LinkedHashMap<>();
    own.forEach(each -> all.put(each.name(), each));
    Map<String, ArrayNode> alternatives = new LinkedHashMap<>();
    Map<String, Integer> requiredBy = new LinkedHashMap<>();
    int count = 0;
    for (JsonNode branch : branches) {
      if (++count > MAX_BRANCHES) {
        break;
      }
      ObjectNode flat = SchemaMerge.of(document, branch);
      for (SchemaProperty each : SchemaProperty.of(flat)) {
        ArrayNode schemas =
            alternatives.computeIfAbsent(each.name(), _ -> JsonNodeFactory.instance.arrayNode());
        if (schemas.valueStream().noneMatch(each.schema()::equals)) {
          schemas.add(each.schema());
        }
      }
      for (JsonNode each : flat.path("required")) {
        requiredBy.merge(each.asString(""), 1, Integer::sum);
      }
    }
    int branchCount = branches.size();
    alternatives.forEach(
        (name, schemas) ->
            all.putIfAbsent(
                name,
                new SchemaProperty(
                    name,
                    schemas.size() == 1
                        ? schemas.get(0)
                        : JsonNodeFactory.instance.objectNode().set("anyOf", schemas),
                    false)));
    List<SchemaProperty> properties = new ArrayList<>();
    for (SchemaProperty each : all.values()) {
      boolean required = each.required() || requiredBy.getOrDefault(each.name(), 0) == branchCount;
      properties.add(new SchemaProperty(each.name(), each.schema(), required));
    }
    return properties;
  }
}
