package dev.codemode.supervisor.broker.schema;

import com.networknt.schema.path.NodePath;
import dev.codemode.supervisor.text.CleanText;
import tools.jackson.databind.JsonNode;

/** Parts of messages that others wrote, bounded and on one line. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** A value as JSON; of a list or an object only the size. */
  static String value(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> value.isEmpty() ? "[]" : "a list of " + value.size();
      case OBJECT -> value.isEmpty() ? "{}" : "an object";
      case STRING -> "\"" + cut(value.stringValue()) + "\"";
      case NUMBER, BOOLEAN, NULL -> cut(value.toString());
      case BINARY, POJO, MISSING -> "something else";
    };
  }

  static String name(String name) {
    return "'" + cut(name) + "'";
  }

  /** Such as {@code filter.rows[3].id}. */
  static String path(NodePath place) {
    var path = new StringBuilder();
    for (int i = 0; i < place.getNameCount() && path.length() <= LONGEST; i++) {
      if (place.getElement(i) instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(cut(place.getName(i)));
      }
    }
    return path.toString();
  }

  static String cut(String text) {
    String head = text.substring(0, Math.min(text.length(), LONGEST));
    String line = CleanText.unbroken(head);
    return text.length() <= LONGEST ? line : line + "…";
  }
}
