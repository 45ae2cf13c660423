package dev.codemode.supervisor.broker.search;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One word of a query with everything that it may mean.
 *
 * @param alternatives stems with how sure each is, from 0 to 1
 * @param weight what the word counts beside others, from 0 to 1
 */
record QueryTerm(Map<String, Double> alternatives, double weight) {
  /** From here on an alternative is as good as the word itself. */
  static final double EQUAL = 0.9;

  /** The word as it was written; with its neighbour where they are one elsewhere. */
  Set<String> said() {
    return alternatives.entrySet().stream()
        .filter(each -> each.getValue() == 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
