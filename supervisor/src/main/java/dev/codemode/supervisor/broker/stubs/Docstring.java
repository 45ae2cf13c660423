package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.text.CleanText;
import java.util.ArrayList;
import java.util.List;

/** A description as a docstring that nothing in it can end early. */
final class Docstring {
  private static final int MAX_DESCRIPTION = 1_500;
  private static final String INDENT = "    ";

  private Docstring() {}

  /**
   * The docstring, indented, without a line end.
   *
   * @param description as its server wrote it
   * @param notes lines below it
   */
  static String of(String description, List<String> notes) {
    String about = CleanText.lines(description, MAX_DESCRIPTION);
    var lines = new ArrayList<String>();
    lines.addAll((about.isEmpty() ? "No description." : about).lines().toList());
    if (!notes.isEmpty()) {
      lines.add("");
      lines.addAll(notes);
    }
    var text = new StringBuilder();
    for (String each : lines) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(text.isEmpty() || each.isEmpty() ? "" : INDENT).append(each);
    }
    String body = text.toString().replace("\"\"\"", "'''");
    boolean closesBelow = lines.size() > 1 || body.endsWith("\"") || body.endsWith("\\");
    // A raw string: backslashes of descriptions are no escapes.
    return INDENT
        + (body.contains("\\") ? "r" : "")
        + "\"\"\""
        + body
        + (closesBelow ? "\n" + INDENT : "")
        + "\"\"\"";
  }
}
