package dev.codemode.supervisor.broker.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds known words that an unknown one may have meant: its beginning, or a slip away. */
final class Spelling {
  private static final int MOST = 4;

  /** Words compared; a hostile server could bring any number. */
  private static final int MOST_COMPARED = 400_000;

  private static final int SHORTEST_PREFIX = 3;
  private static final int SHORTEST_WITH_SLIP = 4;
  private static final int SHORTEST_WITH_TWO = 8;
  private static final double SUREST = 0.7;

  private record Near(String word, int edits) {}

  private Spelling() {}

  static Map<String, Double> near(String word, List<ServerIndex> servers) {
    Map<String, Double> found = new LinkedHashMap<>();
    servers.stream()
        .flatMap(server -> Stream.concat(server.serverWords().stream(), server.words().stream()))
        .limit(MOST_COMPARED)
        .map(other -> new Near(other, edits(word, other)))
        .filter(near -> near.edits() <= allowed(word))
        .distinct()
        .sorted(Comparator.comparingInt(Near::edits).thenComparing(Near::word))
        .limit(MOST)
        .forEach(near -> found.put(near.word(), SUREST / (1 + 0.25 * near.edits())));
    return found;
  }

  private static int allowed(String word) {
    if (word.length() < SHORTEST_WITH_SLIP) {
      return word.length() < SHORTEST_PREFIX ? 0 : 1;
    }
    return word.length() < SHORTEST_WITH_TWO ? 1 : 2;
  }

  /** Edits with neighbours swapped as one, or 3 when there are more; a beginning counts as one. */
  private static int edits(String a, String b) {
    if (a.length() >= SHORTEST_PREFIX && b.startsWith(a)) {
      return 1;
    }
    if (a.length() < SHORTEST_WITH_SLIP
        || Math.abs(a.length() - b.length()) > 2
        || a.charAt(0) != b.charAt(0)) {
      return 3;
    }
    return Math.min(3, distance(a, b));
  }

  /** Optimal string alignment distance (Damerau, 1964; restricted), in three rows. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(above[j - 1] + (same ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = above;
      above = row;
    }
    return above[b.length()];
  }
}
