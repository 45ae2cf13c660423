package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The head of a stub: the parameters with their types and what the tool returns.
 *
 * <p>Parameters stand in the schema's order, in which they can also be given by position. Where
 * Python's grammar forbids that order, because one that may be left out comes before one that may
 * not, the rest is keyword only. A parameter whose name no keyword argument can have is shown as
 * {@code **more} and told of in {@link #notes}.
 */
final class Signature {
  private static final int MAX_LENGTH = 2_500;
  private static final int MAX_TYPE = 300;
  private static final int MAX_DEFAULT = 40;
  private static final int MAX_LINE = 100;
  private static final int MAX_NOTE = 200;
  private static final int MAX_NAME = 100;
  private static final int MAX_NOTES = 2_500;

  private record Shown(SchemaProperty property, String text) {}

  private final String name;
  private final ToolParameters parameters;
  private final TypeReader types;
  private final SchemaDocument document;
  private final String returns;
  private final List<Shown> shown = new ArrayList<>();
  private final List<SchemaProperty> odd = new ArrayList<>();
  private final int leftOut;

  /**
   * @param name the tool's name in Python
   * @param types reads the parameters' types and keeps what they declare
   * @param returns the type of what it returns
   */
  Signature(
      String name,
      SchemaDocument document,
      ToolParameters parameters,
      TypeReader types,
      PythonType returns) {
    this.name = name;
    this.document = document;
    this.parameters = parameters;
    this.types = types;
    this.returns = brief(returns);
    this.leftOut = choose();
  }

  /** Takes in what is required, then what fits. */
  private int choose() {
    var texts = new String[parameters.all().size()];
    int length = 0;
    int left = 0;
    for (boolean required : new boolean[] {true, false}) {
      for (int i = 0; i < texts.length; i++) {
        SchemaProperty each = parameters.all().get(i);
        if (each.required() != required) {
          continue;
        }
        if (length > MAX_LENGTH) {
          left++;
          continue;
        }
        String type = type(each);
        boolean plain = PythonIdentifier.isPlain(each.name());
        texts[i] = plain ? each.name() + ": " + type + defaultOf(each) : type;
        length += texts[i].length() + (plain ? 6 : PythonLiteral.string(shortName(each)).length());
      }
    }
    for (int i = 0; i < texts.length; i++) {
      SchemaProperty each = parameters.all().get(i);
      if (texts[i] != null && PythonIdentifier.isPlain(each.name())) {
        shown.add(new Shown(each, texts[i]));
      } else if (texts[i] != null) {
        odd.add(each);
      }
    }
    return left;
  }

  private String type(SchemaProperty property) {
    String suggested =
        PythonIdentifier.inCapitals(name) + PythonIdentifier.inCapitals(property.name());
    return brief(types.read(property.schema(), suggested));
  }

  private static String brief(PythonType type) {
    String text = type.text();
    return text.length() <= MAX_TYPE ? text : PythonType.ANY.text();
  }

  private String defaultOf(SchemaProperty property) {
    if (property.required()) {
      return "";
    }
    JsonNode value = SchemaMerge.of(document, property.schema()).path("default");
    return " = " + PythonLiteral.of(value, MAX_DEFAULT).orElse("...");
  }

  /** {@code name(parameters) -> type}, on one line when it is short. */
  String text() {
    List<String> parts = parts();
    String line = name + "(" + String.join(", ", parts) + ") -> " + returns;
    return line.length() <= MAX_LINE || parts.isEmpty()
        ? line
        : name + "(\n    " + String.join(",\n    ", parts) + ",\n) -> " + returns;
  }

  /** The same on one line, briefer: without types when it is longer than so many characters. */
  String brief(int most) {
    String end = returns.equals(PythonType.ANY.text()) ? "" : " -> " + returns;
    String line = name + "(" + String.join(", ", parts()) + ")" + end;
    if (line.length() <= most) {
      return line;
    }
    var text = new StringBuilder(name).append('(');
    boolean first = true;
    int keywordsFrom = keywordsFrom();
    for (int i = 0; i < shown.size(); i++) {
      SchemaProperty property = shown.get(i).property();
      String part = (i == keywordsFrom ? "*, " : "") + property.name();
      part += property.required() ? "" : "=...";
      if (text.length() + part.length() + 8 > most) {
        return text.append(first ? "...)" : ", ...)").toString();
      }
      text.append(first ? "" : ", ").append(part);
      first = false;
    }
    return text.append(takesMore() ? (first ? "...)" : ", ...)") : ")").toString();
  }

  private List<String> parts() {
    var parts = new ArrayList<String>();
    int keywordsFrom = keywordsFrom();
    for (int i = 0; i < shown.size(); i++) {
      if (i == keywordsFrom) {
        parts.add("*");
      }
      parts.add(shown.get(i).text());
    }
    if (takesMore()) {
      parts.add("**" + moreName() + ": " + moreType());
    }
    return parts;
  }

  /** The first parameter that only a keyword can give; the number of all when there is none. */
  private int keywordsFrom() {
    int first = shown.size();
    boolean isNeeded = false;
    for (int i = shown.size() - 1; i >= 0; i--) {
      boolean required = shown.get(i).property().required();
      isNeeded |= required;
      first = isNeeded && !required ? i : first;
    }
    return first;
  }

  private boolean takesMore() {
    boolean told = !parameters.more().isMissingNode() && parameters.acceptsMore();
    return told || leftOut > 0 || !odd.isEmpty();
  }

  private String moreType() {
    return odd.isEmpty() && leftOut == 0
        ? brief(types.read(parameters.more(), PythonIdentifier.inCapitals(name) + "More"))
        : PythonType.ANY.text();
  }

  private String moreName() {
    var candidate = new StringBuilder("more");
    while (parameters.all().stream().anyMatch(each -> each.name().contentEquals(candidate))) {
      candidate.append('_');
    }
    return candidate.toString();
  }

  /** A line a parameter that there is something to say of. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    int left = MAX_NOTES;
    for (SchemaProperty each : odd) {
      String required = each.required() ? " (required)" : "";
      left =
          note(
              notes,
              "**{" + PythonLiteral.string(shortName(each)) + ": " + type(each) + "}" + required,
              each,
              left);
    }
    for (Shown each : shown) {
      if (left > 0 && !SchemaNotes.of(document, each.property().schema()).isEmpty()) {
        left = note(notes, each.property().name(), each.property(), left);
      }
    }
    if (leftOut > 0) {
      notes.add(leftOut + " more parameters are in the input schema.");
    }
    return notes;
  }

  private int note(List<String> notes, String subject, SchemaProperty property, int left) {
    String about = CleanText.line(SchemaNotes.of(document, property.schema()), MAX_NOTE);
    String note = about.isEmpty() || left <= 0 ? subject : subject + ": " + about;
    notes.add(note);
    return left - note.length() - 5;
  }

  private static String shortName(SchemaProperty property) {
    String name = property.name();
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
  }
}
