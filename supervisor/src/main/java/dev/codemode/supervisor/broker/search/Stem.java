package dev.codemode.supervisor.broker.search;

/**
 * Takes the usual English endings off a word, so that its forms meet: {@code issues}, {@code
 * deleting}, {@code creation}. A light cousin of Porter's stemmer (1980); what it makes need not be
 * a word.
 */
final class Stem {
  private static final int SHORTEST = 3;

  private Stem() {}

  static String of(String word) {
    String stem = withoutDerivation(withoutTense(singular(word)));
    return stem.length() > SHORTEST + 1 && stem.endsWith("e")
        ? stem.substring(0, stem.length() - 1)
        : stem;
  }

  private static String singular(String word) {
    if (word.length() <= SHORTEST || !word.endsWith("s") || word.endsWith("ss")) {
      return word;
    }
    if (word.endsWith("ies") && word.length() > 4) {
      return cut(word, 3) + "y";
    }
    if (word.endsWith("sses")
        || word.endsWith("xes")
        || word.endsWith("ches")
        || word.endsWith("shes")) {
      return cut(word, 2);
    }
    return word.endsWith("us") || word.endsWith("is") ? word : cut(word, 1);
  }

  private static String withoutTense(String word) {
    if (word.endsWith("ing") && word.length() > 5 && hasVowel(cut(word, 3))) {
      return undoubled(cut(word, 3));
    }
    if (word.endsWith("ied") && word.length() > 4) {
      return cut(word, 3) + "y";
    }
    if (word.endsWith("ed") && word.length() > 4 && hasVowel(cut(word, 2))) {
      return undoubled(cut(word, 2));
    }
    return word;
  }

  private static String withoutDerivation(String word) {
    if (word.endsWith("ization")) {
      return cut(word, 5);
    }
    if (word.endsWith("ion") && word.length() > 5) {
      return cut(word, 3);
    }
    if (word.endsWith("ment") && word.length() > 7) {
      return cut(word, 4);
    }
    return word;
  }

  private static String undoubled(String stem) {
    int last = stem.length() - 1;
    boolean doubled = last > 1 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled && "bdgmnprt".indexOf(stem.charAt(last)) >= 0 ? cut(stem, 1) : stem;
  }

  private static boolean hasVowel(String text) {
    return text.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
