package dev.codemode.supervisor.broker.upstream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the id of a JSON-RPC message that is too large to keep, byte by byte: the value of the
 * member {@code id} of the outermost object. Keeps a few bytes only, whatever comes. Used by one
 * thread.
 */
final class IdScanner {
  /** Longest id that is recognised, in bytes. */
  private static final int MAX_TOKEN = 64;

  private final StringBuilder token = new StringBuilder();
  private Optional<Object> id = Optional.empty();
  private String key = "";
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean valueExpected;

  void take(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      take(bytes[i]);
    }
  }

  private void take(byte b) {
    if (inString) {
      takeInString(b);
      return;
    }
    switch (b) {
      case '"' -> {
        inString = true;
        token.setLength(0);
      }
      case '{', '[' -> {
        depth++;
        valueExpected = false;
      }
      case '}', ']' -> {
        endOfValue();
        depth--;
      }
      case ',' -> endOfValue();
      case ':' -> {
        valueExpected = depth == 1;
        token.setLength(0);
      }
      case ' ', '\t', '\r' -> {}
      default -> append(b);
    }
  }

  private void takeInString(byte b) {
    if (escaped) {
      escaped = false;
      append(b);
    } else if (b == '\\') {
      escaped = true;
    } else if (b != '"') {
      append(b);
    } else {
      inString = false;
      if (depth == 1 && !valueExpected) {
        key = token.toString();
      } else if (depth == 1 && key.equals("id") && token.length() <= MAX_TOKEN) {
        id = Optional.of(token.toString());
      }
      if (valueExpected) {
        valueExpected = false;
        key = "";
      }
    }
  }

  private void append(byte b) {
    if (token.length() <= MAX_TOKEN) {
      token.append((char) (b & 0xff));
    }
  }

  /** A number ends where the next thing begins. */
  private void endOfValue() {
    if (depth == 1 && valueExpected && key.equals("id")) {
      try {
        id = Optional.of(Long.parseLong(token.toString()));
      } catch (NumberFormatException e) {
        // Neither text nor number: nobody asked under such an id.
      }
    }
    valueExpected = false;
    token.setLength(0);
  }

  /** The id, once the whole line was taken; empty when it had none. */
  Optional<Object> id() {
    return id.map(
        found ->
            found instanceof String text
                ? new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : found);
  }
}
