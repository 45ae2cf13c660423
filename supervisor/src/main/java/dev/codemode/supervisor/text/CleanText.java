package dev.codemode.supervisor.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of a stranger with everything taken out that a reader cannot see: control and format
 * characters (zero-width, bidirectional, tags), variation selectors, fillers, private and
 * unassigned characters, halves of surrogate pairs.
 */
public final class CleanText {
  private static final int LONGEST_READ = 20_000;
  private static final int MAX_LINES = 60;

  private CleanText() {}

  /** On one line, at most so many characters; {@code …} stands for what was cut. */
  public static String line(String text, int most) {
    return cut(visible(text, LONGEST_READ, false).replaceAll("\\s+", " ").strip(), most);
  }

  /** All of it, with its line breaks ({@code \n}) and tabs. */
  public static String text(String text) {
    return visible(text, text.length(), true);
  }

  /** All of it on one line, as wide as it was. */
  public static String unbroken(String text) {
    return text(text).replace('\n', ' ').replace('\t', ' ');
  }

  /** Line by line, at most so many characters and 60 lines; never two empty lines together. */
  public static String lines(String text, int most) {
    var lines = new ArrayList<String>();
    for (String each : visible(text, LONGEST_READ, false).split("\n", -1)) {
      String line = each.stripTrailing();
      if (!line.isEmpty() || (!lines.isEmpty() && !lines.getLast().isEmpty())) {
        lines.add(line);
      }
    }
    boolean many = lines.size() > MAX_LINES;
    List<String> head = many ? lines.subList(0, MAX_LINES) : lines;
    String joined = String.join("\n", withoutMargin(head)).strip();
    return cut(many ? joined + "\n…" : joined, most);
  }

  /** Its first sentence, or what of its first line fits. */
  public static String firstSentence(String text, int most) {
    String first = visible(text, LONGEST_READ, false).strip().split("\n", 2)[0];
    String line = first.replaceAll("\\s+", " ").strip();
    int end = line.indexOf(". ");
    // After an abbreviation a sentence goes on in small letters.
    while (end >= 0 && end + 2 < line.length() && Character.isLowerCase(line.charAt(end + 2))) {
      end = line.indexOf(". ", end + 1);
    }
    return cut(end < 0 ? line : line.substring(0, end + 1), most);
  }

  /** Whether a reader sees nothing of it, or something other than it is. */
  public static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          (c >= 0xfe00 && c <= 0xfe0f)
              || (c >= 0xe0100 && c <= 0xe01ef)
              || (c >= 0x180b && c <= 0x180f)
              || c == 0x034f
              || c == 0x115f
              || c == 0x1160
              || c == 0x17b4
              || c == 0x17b5
              || c == 0x2800
              || c == 0x3164
              || c == 0xffa0;
    };
  }

  private static String visible(String text, int mostRead, boolean tabs) {
    var clean = new StringBuilder();
    int marks = 0;
    int end = Math.min(text.length(), mostRead);
    for (int i = 0; i < end; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      marks = Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
      if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85) {
        clean.append('\n');
      } else if (c == '\r') {
        clean.append(i < end && text.charAt(i) == '\n' ? "" : "\n");
      } else if (c == '\t' && tabs) {
        clean.append('\t');
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        clean.append(' ');
      } else if (!isInvisible(c) && marks <= 3) {
        clean.appendCodePoint(c);
      }
    }
    return clean.toString();
  }

  /** Without the indentation that all lines but the first share, as docstrings are read. */
  private static List<String> withoutMargin(List<String> lines) {
    int margin =
        lines.stream()
            .skip(1)
            .filter(line -> !line.isEmpty())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    var moved = new ArrayList<String>();
    for (String each : lines) {
      moved.add(moved.isEmpty() || each.isEmpty() ? each.stripLeading() : each.substring(margin));
    }
    return moved;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }
}
