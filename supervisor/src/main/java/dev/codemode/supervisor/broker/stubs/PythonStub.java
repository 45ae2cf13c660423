package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as a Python function without a body: its head with types, its description and notes on its
 * parameters as docstring, and below it the dictionaries that the types name. Valid Python 3.12,
 * whatever the server wrote, as a stub file is: names may be used before they are declared.
 *
 * <p>Everything is bounded: work by the size of the schema, text by {@value #MAX_LENGTH}
 * characters. A stub over {@value #PREFERRED_LENGTH} says less: first the notes in dictionaries are
 * cut, then those deep inside others, then all.
 */
public final class PythonStub {
  private static final int MAX_LENGTH = 8_000;
  private static final int PREFERRED_LENGTH = 4_000;
  private static final int MAX_BRIEF = 300;
  private static final int MAX_BRIEF_SIGNATURE = 200;

  private static final int[] DEPTHS = {8, 5, 3, 1, 0};
  private static final int[] NOTE_LENGTHS = {100, 50, 0};

  /** A signature and what it declares. */
  private record Draft(Signature signature, TypeReader input, TypeReader output) {}

  private PythonStub() {}

  /**
   * The stub's text, without a line end. At most {@value #MAX_LENGTH} characters.
   *
   * @param pythonName the tool's name in Python
   */
  public static String of(String pythonName, ToolDefinition tool) {
    var input = new SchemaDocument(tool.inputSchema());
    var output = new SchemaDocument(tool.outputSchema());
    String text = "";
    for (int depth : DEPTHS) {
      Draft draft = draft(pythonName, tool, input, output, depth);
      String head = draft.signature().text();
      String docstring = Docstring.of(tool.description(), draft.signature().notes());
      for (int noteLength : NOTE_LENGTHS) {
        text = "def " + head + ":\n" + docstring + declarations(draft, noteLength);
        if (text.length() <= PREFERRED_LENGTH) {
          return text;
        }
      }
    }
    return text.length() <= MAX_LENGTH
        ? text
        : "def "
            + pythonName
            + "(**more: Any) -> Any:\n"
            + Docstring.of(
                tool.description(), List.of("Its many parameters are in the input schema."));
  }

  /**
   * The tool on one line, without a line end: {@code name(a: str, b: int = 3) -> Issue: What it
   * does.} Types are left out when they make it long. At most {@value #MAX_BRIEF} characters.
   *
   * @param pythonName the tool's name in Python
   */
  public static String brief(String pythonName, ToolDefinition tool) {
    String head = head(pythonName, tool);
    String about = CleanText.firstSentence(tool.description(), MAX_BRIEF - head.length() - 2);
    return about.isEmpty() ? head : head + ": " + about;
  }

  /**
   * Its first part: {@code name(a: str, b: int = 3) -> Issue}. At most {@value
   * #MAX_BRIEF_SIGNATURE} characters.
   */
  public static String head(String pythonName, ToolDefinition tool) {
    var input = new SchemaDocument(tool.inputSchema());
    var output = new SchemaDocument(tool.outputSchema());
    return draft(pythonName, tool, input, output, DEPTHS[0]).signature().brief(MAX_BRIEF_SIGNATURE);
  }

  private static Draft draft(
      String name, ToolDefinition tool, SchemaDocument input, SchemaDocument output, int depth) {
    var names = new TypeNames(name);
    var inputTypes = new TypeReader(input, names, depth);
    var outputTypes = new TypeReader(output, names, depth);
    PythonType returns =
        tool.outputSchema().isEmpty()
            ? PythonType.ANY
            : outputTypes.read(tool.outputSchema(), PythonIdentifier.inCapitals(name) + "Result");
    var parameters = ToolParameters.of(input, tool.inputSchema());
    return new Draft(
        new Signature(name, input, parameters, inputTypes, returns), inputTypes, outputTypes);
  }

  private static String declarations(Draft draft, int noteLength) {
    var text = new StringBuilder();
    Stream.of(draft.input(), draft.output())
        .flatMap(types -> types.dictionaries().stream())
        .forEach(each -> text.append("\n\n").append(each.text(noteLength)));
    return text.toString();
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
      var parameters = new ArrayList<Parameter>();
      for (SchemaProperty each : parameters(inputSchema).all()) {
        parameters.add(new Parameter(each.name(), each.required()));
      }
      return parameters;
    }

    /** Whether a call may have arguments beyond those that the schema names. */
    public static boolean acceptsMore(ObjectNode inputSchema) {
      return parameters(inputSchema).acceptsMore();
    }

    private static ToolParameters parameters(ObjectNode inputSchema) {
      return ToolParameters.of(new SchemaDocument(inputSchema), inputSchema);
    }
  }
}
