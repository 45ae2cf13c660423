package dev.codemode.supervisor.broker.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well and how fast a tool is found among thousands, by words that are not its own. */
class SearchQualityTest {
  private static final int LOOKED_AT = 5;
  private static final int HELD_OUT = 20;
  private static final double RECALL = 0.95;

  /**
   * What was reached, less two: words alone do not find what is said in quite other words. More is
   * wanted, less is a step back.
   */
  private static final double RECALL_NATURAL = 0.78;

  private static final double RECALL_UNSEEN = 0.72;

  private static final Duration P50 = Duration.ofMillis(5);

  private record Wanted(String query, Set<String> answers) {}

  private static final List<SyntheticCatalog.Server> SERVERS = SyntheticCatalog.servers();
  private static final List<ServerIndex> INDEXES =
      SERVERS.stream().map(SyntheticCatalog.Server::index).toList();
  private static final List<Wanted> QUERIES =
      SyntheticCatalog.lines("queries.txt").stream().map(SearchQualityTest::wanted).toList();

  private static Wanted wanted(String line) {
    String[] halves = line.split(" \\| ", -1);
    return new Wanted(halves[0], Set.of(halves[1].split(" ", -1)));
  }

  private static List<String> found(String query) {
    return Ranking.of(query, INDEXES).stream()
        .limit(LOOKED_AT)
        .map(
            hit ->
                SERVERS.get(hit.server()).key()
                    + "."
                    + SERVERS.get(hit.server()).tools().get(hit.tool()).name())
        .toList();
  }

  private static double recall(List<Wanted> queries) {
    long hits = 0;
    for (Wanted each : queries) {
      List<String> found = found(each.query());
      boolean hit = found.stream().anyMatch(each.answers()::contains);
      hits += hit ? 1 : 0;
      if (!hit) {
        System.out.println("missed: " + each.query() + " -> " + found);
      }
    }
    return (double) hits / queries.size();
  }

  @Test
  void theCatalogIsAsLargeAsPromised() {
    Set<String> all =
        SERVERS.stream()
            .flatMap(
                server -> server.tools().stream().map(tool -> server.key() + "." + tool.name()))
            .collect(Collectors.toSet());
    assertThat(SERVERS).hasSizeGreaterThanOrEqualTo(60);
    assertThat(all).hasSizeGreaterThanOrEqualTo(2_600);
    assertThat(QUERIES).hasSizeGreaterThanOrEqualTo(60);
    assertThat(QUERIES).allSatisfy(each -> assertThat(all).containsAnyElementsOf(each.answers()));
  }

  @Test
  void toolsAreFoundByOtherWords() {
    int tuned = QUERIES.size() - HELD_OUT;
    double known = recall(QUERIES.subList(0, tuned));
    double heldOut =
        Boolean.getBoolean("search.tuning") ? 1 : recall(QUERIES.subList(tuned, QUERIES.size()));
    System.out.printf(
        "recall@5: %.3f of %d, held out %.3f of %d%n", known, tuned, heldOut, HELD_OUT);
    assertThat(known).isGreaterThanOrEqualTo(RECALL);
    assertThat(heldOut).isGreaterThanOrEqualTo(RECALL);
  }

  @ParameterizedTest
  @CsvSource({"natural-queries.txt, " + RECALL_NATURAL, "unseen-queries.txt, " + RECALL_UNSEEN})
  void wordsOfOthersFindNoLessThanBefore(String file, double least) {
    List<Wanted> queries =
        SyntheticCatalog.lines(file).stream().map(SearchQualityTest::wanted).toList();
    double recall = recall(queries);
    System.out.printf("recall@5: %.3f of %d in %s%n", recall, queries.size(), file);
    assertThat(recall).isGreaterThanOrEqualTo(least);
  }

  @Test
  void aSearchIsQuick() {
    for (int i = 0; i < 5; i++) {
      QUERIES.forEach(each -> found(each.query()));
    }
    long[] nanos = new long[QUERIES.size()];
    for (int i = 0; i < nanos.length; i++) {
      long began = System.nanoTime();
      found(QUERIES.get(i).query());
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "search: p50 %.2f ms, most %.2f ms%n",
        nanos[nanos.length / 2] / 1e6, nanos[nanos.length - 1] / 1e6);
    assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThanOrEqualTo(P50);
  }
}
