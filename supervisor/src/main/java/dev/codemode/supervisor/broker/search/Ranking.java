package dev.codemode.supervisor.broker.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ranks the tools of several servers for one query by BM25F: rare words count more, a word's best
 * alternative counts once, tools that answer more of the query come first. The order is the same
 * for the same query and servers.
 */
public final class Ranking {
  private static final double SATURATION = 1.2;

  /** How much a tool's name that the query covers wholly adds. */
  private static final double WHOLE_NAME = 0.5;

  /** Part of what a word is worth from which it counts as answered wholly. */
  private static final double WELL_ANSWERED = 0.5;

  /** Share of a word's further alternatives, and of the lesser of tool and server. */
  private static final double FURTHER = 0.2;

  private static final double OF_SERVER = 0.6;

  /** The factor for the tools of a server that the query names. */
  private static final double NAMED_SERVER = 2;

  /** Part of the best score below which a tool no longer answers the query. */
  private static final double LEAST = 0.2;

  /**
   * A tool that was found.
   *
   * @param server its place in the list of servers
   * @param tool its place in the server's list
   */
  public record Hit(int server, int tool, double score) {}

  private final List<ServerIndex> servers;
  private final int size;
  private final Map<String, Integer> occurrences = new HashMap<>();

  private Ranking(List<ServerIndex> servers) {
    this.servers = servers;
    this.size = servers.stream().mapToInt(ServerIndex::size).sum();
  }

  /** The tools that answer a query, best first. */
  public static List<Hit> of(String query, List<ServerIndex> servers) {
    return new Ranking(servers).rank(query);
  }

  private List<Hit> rank(String query) {
    List<QueryTerm> terms =
        Query.terms(query, word -> occurrences(word) > 0, word -> Spelling.near(word, servers));
    List<Term> weighed = terms.stream().map(this::weigh).filter(term -> term.most() > 0).toList();
    Set<String> said =
        terms.stream().flatMap(term -> term.said().stream()).collect(Collectors.toSet());
    Purpose purpose = Query.purpose(query);
    double all = weighed.stream().mapToDouble(Term::most).sum();
    var hits = new ArrayList<Hit>();
    for (int server = 0; server < servers.size(); server++) {
      rank(server, weighed, said, purpose, all, hits);
    }
    hits.sort(
        Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparingInt(Hit::server)
            .thenComparingInt(Hit::tool));
    double least = hits.isEmpty() ? 0 : hits.getFirst().score() * LEAST;
    return hits.stream().takeWhile(hit -> hit.score() >= least).toList();
  }

  /**
   * A term of the query with what each alternative is worth.
   *
   * @param most what the best is worth
   */
  private record Term(Map<String, Double> worth, double most) {}

  private Term weigh(QueryTerm term) {
    double equal = rarity(occurrences(term, QueryTerm.EQUAL));
    double alike = rarity(occurrences(term, 0));
    var worth = new HashMap<String, Double>();
    term.alternatives()
        .forEach(
            (word, sure) -> {
              if (occurrences(word) > 0) {
                double rare =
                    sure >= QueryTerm.EQUAL ? equal : Math.min(alike, rarity(occurrences(word)));
                worth.put(word, term.weight() * sure * rare);
              }
            });
    return new Term(
        worth, worth.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }

  /** Tools that have one of the alternatives that are at least so sure, roughly. */
  private int occurrences(QueryTerm term, double least) {
    int sum = 0;
    for (Map.Entry<String, Double> each : term.alternatives().entrySet()) {
      sum += each.getValue() >= least ? occurrences(each.getKey()) : 0;
    }
    return Math.min(sum, size);
  }

  private double rarity(int tools) {
    return Math.log(1 + (size - tools + 0.5) / (tools + 0.5));
  }

  /** Tools that have a word, by their own texts or by their server's. */
  private int occurrences(String word) {
    return occurrences.computeIfAbsent(
        word,
        _ ->
            servers.stream()
                .mapToInt(
                    server -> server.server(word) > 0 ? server.size() : server.tools(word).size())
                .sum());
  }

  private void rank(
      int server, List<Term> terms, Set<String> said, Purpose purpose, double all, List<Hit> hits) {
    ServerIndex index = servers.get(server);
    var scores = new double[index.size()];
    var answered = new double[index.size()];
    var named = new int[index.size()];
    for (Term term : terms) {
      var best = new double[index.size()];
      var inName = new boolean[index.size()];
      term.worth().forEach((word, worth) -> occur(index, word, worth, best, inName));
      double byServer = byServer(index, term);
      for (int tool = 0; tool < best.length; tool++) {
        best[tool] = Math.min(together(best[tool], byServer, OF_SERVER), term.most());
        scores[tool] += best[tool];
        answered[tool] += Math.min(term.most(), best[tool] / WELL_ANSWERED);
        named[tool] += inName[tool] ? 1 : 0;
      }
    }
    boolean isNamed = said.stream().anyMatch(word -> index.isNamed(word) && isOneServers(word));
    for (int tool = 0; tool < scores.length; tool++) {
      if (scores[tool] > 0) {
        double covered = Math.min(1, (double) named[tool] / Math.max(1, index.nameLength(tool)));
        double factor = (0.4 + 0.6 * answered[tool] / all) * (1 + WHOLE_NAME * covered);
        double fit = purpose.fit(index.purpose(tool)) * (isNamed ? NAMED_SERVER : 1);
        hits.add(new Hit(server, tool, scores[tool] * factor * fit));
      }
    }
  }

  private boolean isOneServers(String word) {
    return servers.stream().filter(server -> server.isNamed(word)).limit(2).count() == 1;
  }

  /** Adds what an alternative is worth to a server's tools; inside them, and by the server. */
  private static void occur(
      ServerIndex index, String word, double worth, double[] best, boolean[] inName) {
    for (Posting posting : index.tools(word)) {
      int tool = posting.tool();
      best[tool] =
          together(best[tool], worth * posting.weight() / (SATURATION + posting.weight()), FURTHER);
      inName[tool] |= posting.inName();
    }
  }

  /** What the server's own texts say of a term is worth to each of its tools. */
  private static double byServer(ServerIndex index, Term term) {
    double best = 0;
    for (Map.Entry<String, Double> each : term.worth().entrySet()) {
      double weight = index.server(each.getKey());
      best = Math.max(best, each.getValue() * weight / (SATURATION + weight));
    }
    return best;
  }

  /** The better of two alternatives, with a share of the other. */
  private static double together(double one, double other, double share) {
    return Math.max(one, other) + share * Math.min(one, other);
  }
}
