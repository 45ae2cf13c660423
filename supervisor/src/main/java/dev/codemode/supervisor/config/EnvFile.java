package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of {@code NAME=value} lines: {@code #} comments, {@code export}, values bare, in
 * single quotes (as they stand) or in double quotes (with {@code \n}, {@code \t}, {@code \"}), the
 * quoted ones over several lines where needed. A line of another form is told of by its number and
 * left out.
 */
final class EnvFile {
  /** Largest file, in bytes. */
  private static final long MAX_BYTES = 1024 * 1024;

  private static final Pattern HEAD =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");

  private static final Pattern AFTER_QUOTE = Pattern.compile("\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");

  private final String[] lines;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int next;

  private EnvFile(String text) {
    this.lines = text.split("\\r?\\n", -1);
  }

  /**
   * @param complaint told of each line that is left out, without repeating it
   * @throws ConfigException when the file cannot be read
   */
  static Map<String, String> read(Path file, SourceFiles files, Consumer<String> complaint)
      throws ConfigException {
    var reader = new EnvFile(files.text(file, MAX_BYTES));
    while (reader.next < reader.lines.length) {
      int at = reader.next;
      if (!reader.takeEntry()) {
        complaint.accept(
            "%s, line %d: no NAME=value; the line is left out"
                .formatted(file.getFileName(), at + 1));
        reader.next = at + 1;
      }
    }
    return reader.values;
  }

  /** Moves behind the entry; false when the line is none. */
  private boolean takeEntry() {
    String line = lines[next++];
    if (line.isBlank() || line.stripLeading().startsWith("#")) {
      return true;
    }
    Matcher head = HEAD.matcher(line);
    if (!head.matches()) {
      return false;
    }
    String name = head.group(1);
    String rest = head.group(2);
    if (rest.startsWith("'") || rest.startsWith("\"")) {
      return takeQuoted(name, rest.charAt(0), rest.substring(1));
    }
    values.put(name, COMMENT.matcher(rest).replaceFirst("").strip());
    return true;
  }

  private boolean takeQuoted(String name, char quote, String first) {
    var value = new StringBuilder();
    for (String line = first; ; line = lines[next++]) {
      int end = unquote(line, quote, value);
      if (end >= 0) {
        if (!AFTER_QUOTE.matcher(line.substring(end)).matches()) {
          return false;
        }
        values.put(name, value.toString());
        return true;
      }
      if (next == lines.length) {
        return false;
      }
      value.append('\n');
    }
  }

  /** Appends up to the closing quote and returns where the rest begins, -1 when there is none. */
  private static int unquote(String line, char quote, StringBuilder value) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == quote) {
        return i + 1;
      }
      if (c == '\\' && quote == '"' && i + 1 < line.length()) {
        value.append(unescaped(line.charAt(++i)));
      } else {
        value.append(c);
      }
    }
    return -1;
  }

  private static String unescaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case '"', '\\', '$' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }
}
