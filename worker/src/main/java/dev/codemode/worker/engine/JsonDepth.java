package dev.codemode.worker.engine;

/** Measures how deeply JSON text is nested. */
final class JsonDepth {
  private JsonDepth() {}

  /** The deepest nesting of arrays and objects in valid JSON; 0 for a scalar. */
  static int of(String json) {
    int depth = 0;
    int deepest = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '[' || c == '{') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == ']' || c == '}') {
        depth--;
      }
    }
    return deepest;
  }
}
