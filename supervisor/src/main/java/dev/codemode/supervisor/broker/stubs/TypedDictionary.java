package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The declaration of a dictionary with known keys. Not thread-safe. */
final class TypedDictionary {
  private static final int MAX_FIELDS = 40;
  private static final int MAX_KEY = 100;

  private record Field(SchemaProperty property, PythonType type, String note) {}

  private final String name;
  private final List<Field> fields = new ArrayList<>();
  private Optional<PythonType> others = Optional.empty();
  private int leftOut;

  TypedDictionary(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  int size() {
    return fields.size();
  }

  boolean isFull() {
    return fields.size() >= MAX_FIELDS;
  }

  /**
   * @param note what the schema says of the field, on one line; may be empty
   */
  void add(SchemaProperty property, PythonType type, String note) {
    fields.add(new Field(property, type, note));
  }

  /** The type of keys beyond the fields. */
  void addOthers(PythonType type) {
    others = Optional.of(type);
  }

  /** How many fields the schema has that are not among these. */
  void leaveOut(int count) {
    leftOut = count;
  }

  /**
   * The declaration, without a line end.
   *
   * @param noteLength characters that a field's note may have; none for 0
   */
  String text(int noteLength) {
    boolean total = fields.stream().anyMatch(each -> each.property().required());
    boolean asClass = fields.stream().allMatch(each -> isAttribute(each.property().name()));
    var lines = new ArrayList<String>();
    lines.add(
        asClass
            ? "class " + name + (total ? "(TypedDict):" : "(TypedDict, total=False):")
            : name + " = TypedDict(\"" + name + "\", {");
    for (Field each : fields) {
      String type = each.type().text();
      String shown = total && !each.property().required() ? "NotRequired[" + type + "]" : type;
      String note = CleanText.line(each.note(), Math.max(noteLength, 1));
      lines.add(
          (asClass ? each.property().name() : key(each.property().name()))
              + ": "
              + shown
              + (asClass ? "" : ",")
              + (noteLength == 0 || note.isEmpty() ? "" : "  # " + note));
    }
    if (leftOut > 0) {
      lines.add("# " + leftOut + " more keys");
    }
    others.ifPresent(type -> lines.add("# other keys: " + type.text()));
    String text = lines.stream().collect(Collectors.joining("\n    "));
    return asClass ? text : text + (total ? "\n})" : "\n}, total=False)");
  }

  /** The key as a string; one too long to read is cut, which its ellipsis tells. */
  private static String key(String name) {
    return PythonLiteral.string(
        name.length() <= MAX_KEY ? name : name.substring(0, MAX_KEY - 1) + "…");
  }

  /** Whether a class can declare it: Python renames what begins with two underscores. */
  private static boolean isAttribute(String name) {
    return PythonIdentifier.isPlain(name) && !name.startsWith("__");
  }
}
