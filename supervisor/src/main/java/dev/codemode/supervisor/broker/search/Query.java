package dev.codemode.supervisor.broker.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A query as its words, each with synonyms, joined neighbours and, when unknown, near spellings.
 */
final class Query {
  private static final int LONGEST = 1_000;
  private static final int MOST_WORDS = 32;

  /** How sure a synonym is at least in place of a word that no tool uses. */
  private static final double SUBSTITUTE = 0.9;

  /** What two words together count besides each alone. */
  private static final double PHRASE = 0.6;

  private static final Set<String> FILLERS =
      Arrays.stream(
              """
              a an the this that these those i me my mine we us our you your it its he she they them their
              is are was were be been am do does did done can could will would shall should may might must
              have has had of to for from in into on at by with about as and or but so if then than what
              which who whom whose when how why there here some any every each please want need like let
              give s t re ll ve m while during just now very much only also almost out up off went well
              """
                  .strip()
                  .split("\\s+", -1))
          .map(Stem::of)
          .collect(Collectors.toUnmodifiableSet());

  private Query() {}

  private static List<String> words(String text) {
    return Words.of(text.substring(0, Math.min(text.length(), LONGEST)), MOST_WORDS);
  }

  /** What the query wants done. */
  static Purpose purpose(String text) {
    return Purpose.of(words(text));
  }

  /**
   * Reads a query.
   *
   * @param known whether any tool or server has a word
   * @param near the known words that an unknown one may be a misspelling of, with how sure each is
   */
  static List<QueryTerm> terms(
      String text, Predicate<String> known, Function<String, Map<String, Double>> near) {
    List<String> all = words(text);
    List<String> words = all.stream().filter(word -> !FILLERS.contains(word)).distinct().toList();
    if (words.isEmpty()) {
      words = all.stream().distinct().toList();
    }
    var terms = new ArrayList<QueryTerm>();
    for (String word : words) {
      var alternatives = new LinkedHashMap<String, Double>();
      alternatives.put(word, 1.0);
      addSynonyms(alternatives, word, known.test(word) ? 0 : SUBSTITUTE);
      if (alternatives.keySet().stream().noneMatch(known)) {
        near.apply(word).forEach((other, sure) -> alternatives.merge(other, sure, Math::max));
      }
      terms.add(new QueryTerm(alternatives, Purpose.weight(word, word.equals(all.getFirst()))));
    }
    addPhrases(all, known, terms);
    return terms;
  }

  private static void addSynonyms(Map<String, Double> alternatives, String word, double least) {
    Synonyms.of(word)
        .forEach(
            (other, sure) -> {
              for (String part : other.split(" ", -1)) {
                alternatives.merge(part, Math.max(sure, least), Math::max);
              }
            });
  }

  /** Neighbours that are one word elsewhere ("time zone"), or that mean another together. */
  private static void addPhrases(List<String> all, Predicate<String> known, List<QueryTerm> terms) {
    for (int i = 1; i < all.size(); i++) {
      var alternatives = new LinkedHashMap<String, Double>();
      String joined = all.get(i - 1) + all.get(i);
      if (known.test(joined)) {
        alternatives.put(joined, 1.0);
      }
      addSynonyms(alternatives, all.get(i - 1) + " " + all.get(i), SUBSTITUTE);
      if (!alternatives.isEmpty()) {
        terms.add(new QueryTerm(alternatives, PHRASE));
      }
    }
  }
}
