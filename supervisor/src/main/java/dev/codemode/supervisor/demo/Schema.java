package dev.codemode.supervisor.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes JSON schemas in few words. */
final class Schema {
  private Schema() {}

  static Map<String, Object> integer(String description) {
    return of("integer", description);
  }

  static Map<String, Object> text(String description) {
    return of("string", description);
  }

  static Map<String, Object> oneOf(List<String> values, String description) {
    Map<String, Object> schema = text(description);
    schema.put("enum", values);
    return schema;
  }

  static Map<String, Object> range(int least, int most, String description) {
    Map<String, Object> schema = integer(description);
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }

  static Map<String, Object> list(Map<String, Object> items) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "array");
    schema.put("items", items);
    return schema;
  }

  /**
   * An object.
   *
   * @param required names that must be there
   */
  static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** An object all of whose properties are required. */
  static Map<String, Object> all(Map<String, Object> properties) {
    return object(properties, List.copyOf(properties.keySet()));
  }

  /** Properties in the order given: name, schema, name, schema. */
  static Map<String, Object> properties(Object... namesAndSchemas) {
    var properties = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndSchemas.length; i += 2) {
      properties.put((String) namesAndSchemas[i], namesAndSchemas[i + 1]);
    }
    return properties;
  }

  private static Map<String, Object> of(String type, String description) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", type);
    if (!description.isEmpty()) {
      schema.put("description", description);
    }
    return schema;
  }
}
