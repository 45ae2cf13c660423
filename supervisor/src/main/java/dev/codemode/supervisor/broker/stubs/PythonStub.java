package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as a Python function without a body: a {@code def} line with the types that the schema
 * plainly names, and the description as docstring. Everything that the server wrote is cleaned and
 * bounded.
 */
public final class PythonStub {
  private static final int MAX_DESCRIPTION = 1_000;
  private static final int MAX_PARAMETER_NOTE = 120;
  private static final int MAX_PARAMETERS = 40;

  private PythonStub() {}

  /** The stub's text, without a line end. At most 8,000 characters. */
  public static String of(String pythonName, ToolDefinition tool) {
    return of(pythonName, tool.description(), tool.inputSchema());
  }

  /**
   * The tool on one line, without a line end: {@code name(a: str, b: int = 3) -> Issue: What it
   * does.} At most 300 characters.
   */
  public static String brief(String pythonName, ToolDefinition tool) {
    String signature =
        Parameter.of(tool.inputSchema()).stream()
            .map(each -> each.required() ? each.name() : each.name() + " = ...")
            .collect(Collectors.joining(", ", pythonName + "(", ")"));
    return cleaned(signature + ": " + tool.description(), 300);
  }

  /** The stub's text, without a line end. */
  public static String of(String pythonName, String description, ObjectNode inputSchema) {
    List<Parameter> parameters = Parameter.of(inputSchema);
    var signature = new ArrayList<String>();
    var notes = new ArrayList<String>();
    for (Parameter each : parameters.stream().limit(MAX_PARAMETERS).toList()) {
      JsonNode schema = inputSchema.path("properties").path(each.name());
      String name = cleaned(each.name(), MAX_PARAMETER_NOTE);
      signature.add(name + ": " + type(schema) + (each.required() ? "" : " = ..."));
      String note = cleaned(schema.path("description").asString(""), MAX_PARAMETER_NOTE);
      if (!note.isEmpty()) {
        notes.add("    " + name + ": " + note);
      }
    }
    if (parameters.size() > MAX_PARAMETERS) {
      signature.add("...");
    }
    var text = new StringBuilder();
    text.append("def ").append(pythonName).append('(').append(String.join(", ", signature));
    text.append("):\n    \"\"\"");
    String about = cleaned(description, MAX_DESCRIPTION);
    text.append(about.isEmpty() ? "No description." : about);
    if (!notes.isEmpty()) {
      text.append("\n\n").append(String.join("\n", notes)).append("\n    ");
    }
    return text.append("\"\"\"").toString();
  }

  private static String type(JsonNode schema) {
    JsonNode choices = schema.get("enum");
    if (choices != null && choices.isArray() && !choices.isEmpty() && choices.size() <= 10) {
      var values = new ArrayList<String>();
      for (JsonNode each : choices) {
        values.add(cleaned(each.toString(), 40));
      }
      return "Literal[" + String.join(", ", values) + "]";
    }
    return switch (schema.path("type").asString("")) {
      case "string" -> "str";
      case "integer" -> "int";
      case "number" -> "float";
      case "boolean" -> "bool";
      case "array" ->
          schema.path("items").path("type").isString()
              ? "list[" + type(schema.path("items")) + "]"
              : "list";
      case "object" -> "dict";
      case "null" -> "None";
      default -> "Any";
    };
  }

  /** On one line, without quotes that would end a docstring, control or invisible characters. */
  private static String cleaned(String text, int most) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").replace("\"\"\"", "'''").strip();
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }

  /**
   * A parameter of a tool.
   *
   * @param name in the schema
   * @param required whether a call without it is a mistake
   */
  public record Parameter(String name, boolean required) {
    /** The parameters that a schema names, in its order. */
    public static List<Parameter> of(ObjectNode inputSchema) {
      var required = new HashSet<String>();
      for (JsonNode each : inputSchema.path("required")) {
        required.add(each.asString(""));
      }
      var parameters = new ArrayList<Parameter>();
      if (inputSchema.path("properties") instanceof ObjectNode properties) {
        for (Map.Entry<String, JsonNode> each : properties.properties()) {
          parameters.add(new Parameter(each.getKey(), required.contains(each.getKey())));
        }
      }
      return parameters;
    }
  }
}
