package dev.codemode.supervisor.broker.search;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a tool does to things, or a query wants done, told by its first verb. */
enum Purpose {
  READ(
      "search find look query locate lookup list enumerate browse get fetch retrieve read view show"
          + " describe see check display inspect explain download which what who where when how",
      ""),
  CREATE(
      "create add new make insert open register write put upload generate save store",
      "file book request schedule plan"),
  SEND(
      "send tell share reply notify invite publish subscribe post",
      "text message answer email mail"),
  CHANGE("update edit modify change set patch rename adjust move assign alter", ""),
  REMOVE("delete remove drop erase trash destroy clear purge", ""),
  RUN("run start launch trigger execute invoke restart rerun resume play", ""),
  STOP("stop abort terminate kill pause cancel silence mute", ""),
  /** None of these is told. */
  UNKNOWN("", "");

  private static final double COMMON_VERB = 0.4;
  private static final double RARE_VERB = 0.7;
  private static final double SAME = 1.3;
  private static final double ALIKE = 1.12;
  private static final double OTHER = 0.7;

  private final Set<String> verbs;
  private final Set<String> first;

  /**
   * @param verbs that tell it anywhere
   * @param first that are nouns elsewhere and tell it at the beginning
   */
  Purpose(String verbs, String first) {
    this.verbs = stems(verbs);
    this.first = stems(first);
  }

  private static Set<String> stems(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(Stem::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The purpose that the words of a query or of a tool's name tell. */
  static Purpose of(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      for (Purpose each : values()) {
        if (each.toldBy(words.get(i), i == 0)) {
          return each;
        }
      }
    }
    return UNKNOWN;
  }

  /** Whether a stem, perhaps the first one, tells this purpose. */
  private boolean toldBy(String stem, boolean atBeginning) {
    return verbs.contains(stem) || (atBeginning && first.contains(stem));
  }

  /**
   * What a word of a query counts beside the others: things tell tools apart better than what is
   * done to them, and what is done to everything least.
   */
  static double weight(String stem, boolean atBeginning) {
    for (Purpose each : values()) {
      if (each.toldBy(stem, atBeginning)) {
        return each == RUN || each == STOP || each == SEND ? RARE_VERB : COMMON_VERB;
      }
    }
    return 1;
  }

  /** The factor by which a tool of another purpose fits a query of this one. */
  double fit(Purpose tool) {
    if (tool == UNKNOWN) {
      return 1;
    }
    if (this == UNKNOWN) {
      // Who names no verb wants to see something.
      return tool == READ ? ALIKE : 1;
    }
    if (this == tool) {
      return SAME;
    }
    boolean makes = (this == CREATE || this == SEND) && (tool == CREATE || tool == SEND);
    return makes ? ALIKE : OTHER;
  }
}
