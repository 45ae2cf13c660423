package dev.codemode.supervisor.broker.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts text and identifiers into words: at everything that is no letter or digit, where camelCase
 * begins a word, and between ideographs. Words are lower case, without accents, and stemmed.
 */
final class Words {
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_WORD = 40;

  private final List<String> words = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final List<String> parts = new ArrayList<>();
  private final int most;

  private Words(int most) {
    this.most = most;
  }

  /** At most so many stems; a name of two camelCase parts adds both as one, as in "GitHub". */
  static List<String> of(String text, int most) {
    String bounded = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    String plain = Normalizer.normalize(bounded, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    var words = new Words(most);
    words.cut(plain.codePoints().toArray());
    return words.words;
  }

  private void cut(int[] text) {
    for (int i = 0; i < text.length && words.size() < most; i++) {
      int c = text[i];
      if (Character.isIdeographic(c)) {
        endName();
        part.appendCodePoint(c);
        endName();
      } else if (Character.isLetterOrDigit(c)) {
        if (i > 0 && beginsWord(text, i)) {
          endPart();
        }
        part.appendCodePoint(c);
      } else if (c != '\'' && c != '\u2019') {
        endName();
      }
    }
    endName();
  }

  /** Whether a capital stands behind a small letter or digit, or is the last before a small one. */
  private static boolean beginsWord(int[] text, int i) {
    if (!Character.isUpperCase(text[i])) {
      return false;
    }
    boolean behindSmall = Character.isLowerCase(text[i - 1]) || Character.isDigit(text[i - 1]);
    boolean endsCapitals =
        Character.isUpperCase(text[i - 1])
            && i + 1 < text.length
            && Character.isLowerCase(text[i + 1]);
    return behindSmall || endsCapitals;
  }

  private void endPart() {
    if (!part.isEmpty()) {
      parts.add(part.toString().toLowerCase(Locale.ROOT));
      part.setLength(0);
    }
  }

  private void endName() {
    endPart();
    parts.forEach(this::add);
    if (parts.size() == 2) {
      add(parts.get(0) + parts.get(1));
    }
    parts.clear();
  }

  private void add(String word) {
    if (words.size() < most) {
      words.add(Stem.of(word.substring(0, Math.min(word.length(), LONGEST_WORD))));
    }
  }
}
