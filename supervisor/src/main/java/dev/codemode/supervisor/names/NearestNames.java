package dev.codemode.supervisor.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a wrong one may have meant. */
public final class NearestNames {
  private static final int MOST = 5;
  private static final int LONGEST_COMPARED = 64;

  private record Candidate(String name, double distance) {}

  private NearestNames() {}

  /** At most 5, best first; those too far away are left out. */
  public static List<String> of(String wrong, Collection<String> names) {
    String wanted = folded(wrong);
    return names.stream()
        .map(name -> new Candidate(name, distance(wanted, folded(name))))
        .filter(candidate -> candidate.distance() <= 0.5)
        .sorted(Comparator.comparingDouble(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  private static String folded(String name) {
    String folded = name.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
    return folded.substring(0, Math.min(folded.length(), LONGEST_COMPARED));
  }

  /**
   * 0 for the same, 1 for nothing in common: edits per character; one that holds the other is near.
   */
  private static double distance(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    if (longer == 0) {
      return 0;
    }
    double edits = (double) edits(a, b) / longer;
    boolean holds = Math.min(a.length(), b.length()) >= 3 && (a.contains(b) || b.contains(a));
    return holds ? Math.min(edits, 0.4) : edits;
  }

  /** Levenshtein distance by Wagner and Fischer (1974), two rows. */
  private static int edits(String a, String b) {
    var above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
