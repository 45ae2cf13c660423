package dev.codemode.supervisor.mcp;

/** The head and the tail of a text that is too long, with a mark that says how much is missing. */
final class Excerpt {
  private static final int MARK_ROOM = 60;

  private Excerpt() {}

  /**
   * The text, or what of it fits. Characters are counted as JSON writes them, escapes included.
   *
   * @param most characters of the excerpt, mark included
   */
  static String of(String text, int most) {
    if (length(text, most) <= most) {
      return text;
    }
    int room = most - MARK_ROOM;
    if (room <= 0) {
      return "";
    }
    int head = headWithin(text, room - room / 3);
    int tail = tailWithin(text, room / 3, head);
    return "%s\n[... %d characters cut here ...]\n%s"
        .formatted(text.substring(0, head), tail - head, text.substring(tail));
  }

  /** Length as JSON writes it without its quotes; counting stops above {@code enough}. */
  static int length(String text, int enough) {
    int length = 0;
    for (int i = 0; i < text.length() && length <= enough; i++) {
      length += cost(text.charAt(i));
    }
    return length;
  }

  private static int headWithin(String text, int room) {
    int used = 0;
    int end = 0;
    while (end < text.length() && used + cost(text.charAt(end)) <= room) {
      used += cost(text.charAt(end++));
    }
    return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))
        ? end - 1
        : end;
  }

  private static int tailWithin(String text, int room, int least) {
    int used = 0;
    int start = text.length();
    while (start > least && used + cost(text.charAt(start - 1)) <= room) {
      used += cost(text.charAt(--start));
    }
    return start < text.length() && Character.isLowSurrogate(text.charAt(start))
        ? start + 1
        : start;
  }

  private static int cost(char c) {
    return switch (c) {
      case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> 2;
      default -> c < ' ' ? 6 : 1;
    };
  }
}
