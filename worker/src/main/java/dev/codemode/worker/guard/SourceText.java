package dev.codemode.worker.guard;

import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A program's text with edits by the parser's ranges, whose lines count from 1 and whose columns
 * count code points from 0. Edits must not overlap and must keep the number of lines.
 */
final class SourceText {
  private record Edit(int start, int end, String replacement) {}

  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();

  SourceText(String text) {
    this.text = text;
    lineStarts.add(0);
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      lineStarts.add(i + 1);
    }
  }

  int lineCount() {
    return lineStarts.size();
  }

  /** Puts text in front of what the range covers. */
  void insertBefore(SourceRange range, String insertion) {
    int start = offset(range.startLine, range.startColumn);
    edits.add(new Edit(start, start, insertion));
  }

  /** Replaces what the range covers; line ends in it stay, as continued lines. */
  void replace(SourceRange range, String replacement) {
    replace(
        offset(range.startLine, range.startColumn),
        offset(range.endLine, range.endColumn),
        replacement);
  }

  /** Removes what stands between the ends of two ranges. */
  void removeBetweenEnds(SourceRange first, SourceRange second) {
    replace(offset(first.endLine, first.endColumn), offset(second.endLine, second.endColumn), "");
  }

  private void replace(int start, int end, String replacement) {
    long lines = text.substring(start, end).chars().filter(c -> c == '\n').count();
    edits.add(new Edit(start, end, replacement + "\\\n".repeat((int) lines)));
  }

  private int offset(int line, int column) {
    int start = lineStarts.get(line - 1);
    return text.offsetByCodePoints(start, column);
  }

  /** The text with all edits. */
  String edited() {
    var result = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::start).reversed())
        .forEach(edit -> result.replace(edit.start(), edit.end(), edit.replacement()));
    return result.toString();
  }
}
