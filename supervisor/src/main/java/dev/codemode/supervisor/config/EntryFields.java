package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one entry of mcp_servers.json, with variables expanded. What is wrong with one is a
 * {@link ConfigException} that names file, line and field. Not thread-safe.
 */
final class EntryFields {
  private static final Pattern INPUT = Pattern.compile("\\$\\{input:[^}]*\\}");

  private final JsonSource source;
  private final JsonPointer at;
  private final String prefix;
  private final ObjectNode node;
  private final Variables variables;

  EntryFields(JsonSource source, JsonPointer at, ObjectNode node, Variables variables) {
    this(source, at, "", node, variables);
  }

  private EntryFields(
      JsonSource source, JsonPointer at, String prefix, ObjectNode node, Variables variables) {
    this.source = source;
    this.at = at;
    this.prefix = prefix;
    this.node = node;
    this.variables = variables;
  }

  /** The names of all fields that say something. */
  List<String> names() {
    return node.propertyNames().stream().filter(this::has).toList();
  }

  /** Whether the field is there and not null. */
  boolean has(String field) {
    return node.hasNonNull(field);
  }

  /** The one of several spellings that is used; the first where several are. */
  Optional<String> spelled(String... spellings) {
    return List.of(spellings).stream().filter(this::has).findFirst();
  }

  boolean isObject(String field) {
    return node.get(field) instanceof ObjectNode;
  }

  boolean isList(String field) {
    return node.path(field).isArray();
  }

  /** The fields of an object in this one. */
  EntryFields nested(String field) throws ConfigException {
    if (!(node.get(field) instanceof ObjectNode object)) {
      throw wrong(field, "must be an object");
    }
    return new EntryFields(
        source, at.appendProperty(field), prefix + field + ".", object, variables);
  }

  /** The values of variables and files that were put into the fields read so far. */
  Set<String> inserted() {
    return variables.inserted();
  }

  /** A text, a number or a boolean as text; empty when the field is not there. */
  Optional<String> text(String field) throws ConfigException {
    return has(field)
        ? Optional.of(expanded(field, node.get(field), Optional.empty()))
        : Optional.empty();
  }

  /** A text as it is written, on which nothing depends; empty when there is none. */
  String plain(String field) {
    return node.path(field).asString("");
  }

  /** A list of such; empty when the field is not there. */
  List<String> texts(String field) throws ConfigException {
    var texts = new ArrayList<String>();
    if (has(field)) {
      if (!isList(field)) {
        throw wrong(field, "must be a list of strings, such as [\"a\", \"b\"]");
      }
      for (JsonNode each : node.get(field)) {
        texts.add(expanded(field, each, Optional.empty()));
      }
    }
    return texts;
  }

  /** An object of such, in order; without what is null. */
  Map<String, String> textMap(String field) throws ConfigException {
    var texts = new LinkedHashMap<String, String>();
    if (has(field)) {
      if (!(node.get(field) instanceof ObjectNode object)) {
        throw wrong(field, "must be an object of strings, such as {\"NAME\": \"value\"}");
      }
      for (Map.Entry<String, JsonNode> each : object.properties()) {
        if (!each.getValue().isNull()) {
          texts.put(each.getKey(), expanded(field, each.getKey(), each.getValue()));
        }
      }
    }
    return texts;
  }

  boolean flag(String field, boolean otherwise) throws ConfigException {
    if (!has(field)) {
      return otherwise;
    }
    if (!node.get(field).isBoolean()) {
      throw wrong(field, "must be true or false");
    }
    return node.get(field).booleanValue();
  }

  /** A path, relative to the folder that is worked in. */
  Optional<Path> path(String field) throws ConfigException {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(variables.path(text.get()));
    } catch (ConfigException e) {
      throw wrong(field, e.getMessage());
    }
  }

  /** The error that the field has another form than expected. */
  ConfigException wrong(String field, String message) {
    return new ConfigException(
        "%s: \"%s\": %s"
            .formatted(source.where(at.appendProperty(field)), prefix + field, message));
  }

  /** The same of a field in the object that a field is. */
  ConfigException wrong(String field, String inner, String message) {
    return new ConfigException(
        "%s: \"%s\": %s"
            .formatted(
                source.where(at.appendProperty(field).appendProperty(inner)),
                prefix + field + "." + inner,
                message));
  }

  private String expanded(String field, String inner, JsonNode value) throws ConfigException {
    // What a host would ask for is best named as the server will see it.
    Matcher input = INPUT.matcher(value.asString(""));
    Optional<String> suggested =
        input.matches() && inner.matches("[A-Za-z_][A-Za-z0-9_]*")
            ? Optional.of(inner)
            : Optional.empty();
    try {
      return checked(value, suggested);
    } catch (ConfigException e) {
      throw wrong(field, inner, e.getMessage());
    }
  }

  private String expanded(String field, JsonNode value, Optional<String> suggested)
      throws ConfigException {
    try {
      return checked(value, suggested);
    } catch (ConfigException e) {
      throw wrong(field, e.getMessage());
    }
  }

  private String checked(JsonNode value, Optional<String> suggested) throws ConfigException {
    if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
      throw new ConfigException("must be text");
    }
    String text = variables.expand(value.asString(), suggested);
    if (text.indexOf('\0') >= 0) {
      throw new ConfigException("cannot hold a zero character");
    }
    return text;
  }
}
