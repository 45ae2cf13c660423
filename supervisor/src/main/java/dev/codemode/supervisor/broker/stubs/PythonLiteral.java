package dev.codemode.supervisor.broker.stubs;

import dev.codemode.supervisor.text.CleanText;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** JSON values as Python writes them. */
final class PythonLiteral {
  private static final int MAX_DEPTH = 20;

  /** Digits of a number that are written out; Python refuses integers over 4,300. */
  private static final int MAX_DIGITS = 40;

  private PythonLiteral() {}

  /** The literal; empty when it is longer than so many characters or nests too deep. */
  static Optional<String> of(JsonNode value, int most) {
    return of(value, most, 0).filter(text -> text.length() <= most);
  }

  private static Optional<String> of(JsonNode value, int most, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    return switch (value.getNodeType()) {
      case STRING ->
          value.stringValue().length() <= most
              ? Optional.of(string(value.stringValue()))
              : Optional.empty();
      case NUMBER -> Optional.of(value.toString()).filter(text -> text.length() <= MAX_DIGITS);
      case BOOLEAN -> Optional.of(value.booleanValue() ? "True" : "False");
      case NULL -> Optional.of("None");
      case ARRAY -> {
        var parts = new Parts("[", "]", most);
        for (JsonNode each : value) {
          if (!parts.add(of(each, most, depth + 1))) {
            yield Optional.empty();
          }
        }
        yield Optional.of(parts.text());
      }
      case OBJECT -> {
        var parts = new Parts("{", "}", most);
        for (Map.Entry<String, JsonNode> each : value.properties()) {
          if (each.getKey().length() > most
              || !parts.add(
                  of(each.getValue(), most, depth + 1)
                      .map(text -> string(each.getKey()) + ": " + text))) {
            yield Optional.empty();
          }
        }
        yield Optional.of(parts.text());
      }
      case BINARY, MISSING, POJO -> Optional.empty();
    };
  }

  /** The string in double quotes; what cannot be seen is escaped, so that nothing hides in it. */
  static String string(String value) {
    var text = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                  if (CleanText.isInvisible(c) || (c != ' ' && Character.isSpaceChar(c))) {
                    text.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
                  } else {
                    text.appendCodePoint(c);
                  }
                }
              }
            });
    return text.append('"').toString();
  }

  /** The parts of a list or a dict, until they are too long. */
  private static final class Parts {
    private final ArrayList<String> parts = new ArrayList<>();
    private final String open;
    private final String close;
    private int left;

    Parts(String open, String close, int most) {
      this.open = open;
      this.close = close;
      this.left = most;
    }

    boolean add(Optional<String> part) {
      part.ifPresent(parts::add);
      left -= part.map(String::length).orElse(left) + 2;
      return part.isPresent() && left >= -4;
    }

    String text() {
      return open + String.join(", ", parts) + close;
    }
  }
}
