package dev.codemode.supervisor.broker.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
      "send tell give share reply notify invite publish subscribe post",
      "text message answer email mail"),
  CHANGE("update edit modify change set patch rename adjust move assign alter", ""),
  REMOVE("delete remove drop erase trash destroy clear purge", ""),
  RUN("run start launch trigger execute invoke restart rerun resume play", ""),
  STOP("stop abort terminate kill pause cancel silence mute", ""),
  /** None of these is told. */
  UNKNOWN("", "");

  private static final Set<String> ASKERS = Set.of("me", "us");
  private static final double COMMON_VERB = 0.4;
  private static final double RARE_VERB = 0.7;
  private static final double SAME = 1.3;
  private static final double ALIKE = 1.12;
  private static final double OTHER = 0.7;

  private final String verbs;
  private final String first;

  /**
   * @param verbs that tell it anywhere
   * @param first that are nouns elsewhere and tell it at the beginning
   */
  Purpose(String verbs, String first) {
    this.verbs = verbs;
    this.first = first;
  }

  /** The purposes by the stems that tell them. */
  private static final class Verbs {
    static final Map<String, Purpose> ANYWHERE = byStem(purpose -> purpose.verbs);
    static final Map<String, Purpose> FIRST = byStem(purpose -> purpose.first);

    private static Map<String, Purpose> byStem(Function<Purpose, String> words) {
      var purposes = new HashMap<String, Purpose>();
      for (Purpose each : values()) {
        for (String word : words.apply(each).split(" ", -1)) {
          purposes.putIfAbsent(Stem.of(word), each);
        }
      }
      purposes.remove("");
      return Map.copyOf(purposes);
    }
  }

  /** The purpose that the words of a query or of a tool's name tell. */
  static Purpose of(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      Purpose told = toldBy(words.get(i), i == 0);
      if (told == SEND && i + 1 < words.size() && ASKERS.contains(words.get(i + 1))) {
        // "Give me" and "tell us" ask for something.
        return READ;
      }
      if (told != UNKNOWN) {
        return told;
      }
    }
    return UNKNOWN;
  }

  private static Purpose toldBy(String stem, boolean atBeginning) {
    Purpose anywhere = Verbs.ANYWHERE.getOrDefault(stem, UNKNOWN);
    return anywhere == UNKNOWN && atBeginning ? Verbs.FIRST.getOrDefault(stem, UNKNOWN) : anywhere;
  }

  /**
   * What a word of a query counts beside the others: things tell tools apart better than what is
   * done to them, and what is done to everything least.
   */
  static double weight(String stem, boolean atBeginning) {
    return switch (toldBy(stem, atBeginning)) {
      case READ, CREATE, CHANGE, REMOVE -> COMMON_VERB;
      case SEND, RUN, STOP -> RARE_VERB;
      case UNKNOWN -> 1;
    };
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
