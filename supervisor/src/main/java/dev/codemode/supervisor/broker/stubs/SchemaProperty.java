package dev.codemode.supervisor.broker.stubs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A property that an object schema names.
 *
 * @param required whether an object without it does not fit
 */
record SchemaProperty(String name, JsonNode schema, boolean required) {
  /** In the schema's order. */
  static List<SchemaProperty> of(ObjectNode schema) {
    Set<String> required = new HashSet<>();
    for (JsonNode each : schema.path("required")) {
      required.add(each.asString(""));
    }
    List<SchemaProperty> properties = new ArrayList<>();
    if (schema.path("properties") instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> each : object.properties()) {
        properties.add(
            new SchemaProperty(each.getKey(), each.getValue(), required.contains(each.getKey())));
      }
    }
    return properties;
  }
}
