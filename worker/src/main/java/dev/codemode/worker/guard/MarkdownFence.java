package dev.codemode.worker.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Models often write a program between Markdown fences. */
final class MarkdownFence {
  private static final Pattern FENCED =
      Pattern.compile(
          "(?s)(?<before>\\s*)(?<open>(?:```|~~~)[^\\n`]*)(?<body>\\n.*?)(?<close>\\n[ \\t]*(?:```|~~~)[ \\t]*)(?<after>\\s*)");

  private MarkdownFence() {}

  /**
   * The text with its fences blanked, so that lines keep their numbers; without fences, the text
   * itself.
   */
  static String blank(String text) {
    if (!text.contains("```") && !text.contains("~~~")) {
      return text;
    }
    Matcher matcher = FENCED.matcher(text);
    return matcher.matches()
        ? matcher.group("before") + matcher.group("body") + "\n" + matcher.group("after")
        : text;
  }
}
