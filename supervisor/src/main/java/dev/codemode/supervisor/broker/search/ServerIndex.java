package dev.codemode.supervisor.broker.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of one server's tools. Built anew when they change; other servers' stay as they are.
 * Immutable.
 *
 * <p>A word's weight in a tool adds up over the fields, as in BM25F (Robertson, Zaragoza and
 * Taylor, 2004), with fixed usual lengths instead of averages, so that a server's index depends on
 * no other.
 */
public final class ServerIndex {
  /** Words of one tool's description that count. */
  private static final int DESCRIPTION_WORDS = 150;

  private static final int NAME_WORDS = 24;
  private static final int PARAMETERS = 100;

  /** Different words of one server; what comes later is found by its name only. */
  private static final int MAX_WORDS = 100_000;

  private enum Field {
    NAME(3.0f, 3, 0.5f),
    DESCRIPTION(1.0f, 10, 0.6f),
    PARAMETERS(0.35f, 6, 0.6f);

    private final float weight;
    private final int usualLength;
    private final float lengthCounts;

    Field(float weight, int usualLength, float lengthCounts) {
      this.weight = weight;
      this.usualLength = usualLength;
      this.lengthCounts = lengthCounts;
    }

    /** What one of so many words adds. */
    float share(int words) {
      return weight / (1 - lengthCounts + lengthCounts * words / usualLength);
    }
  }

  /** In many a server's name, and naming none. */
  private static final Set<String> OF_ANY_SERVER =
      Stream.of("server", "mcp", "api", "tool", "service")
          .map(Stem::of)
          .collect(Collectors.toSet());

  private static final float SERVER_NAME = 2.5f;
  private static final float SERVER_DESCRIPTION = 0.4f;

  private final Map<String, List<Posting>> tools = new HashMap<>();
  private final Map<String, Float> server = new LinkedHashMap<>();
  private final Set<String> nameWords = new HashSet<>();
  private final int[] nameLengths;
  private final Purpose[] purposes;

  /**
   * Reads the texts of a server.
   *
   * @param names of the server, as configured and in programs
   */
  public ServerIndex(List<String> names, String description, List<ToolText> texts) {
    for (String word : Words.of(description, DESCRIPTION_WORDS)) {
      server.putIfAbsent(word, SERVER_DESCRIPTION);
    }
    for (String name : names) {
      nameWords.addAll(Words.of(name, NAME_WORDS));
    }
    nameWords.forEach(word -> server.put(word, SERVER_NAME));
    nameLengths = new int[texts.size()];
    purposes = new Purpose[texts.size()];
    for (int tool = 0; tool < texts.size(); tool++) {
      add(tool, texts.get(tool));
    }
  }

  private void add(int tool, ToolText text) {
    var weights = new LinkedHashMap<String, Float>();
    List<String> name = Words.of(text.name(), NAME_WORDS);
    purposes[tool] = Purpose.of(name);
    nameLengths[tool] = (int) name.stream().distinct().count();
    add(weights, name, Field.NAME);
    for (int i = 1; i < name.size(); i++) {
      // time_zone is found by "timezone" too.
      weights.merge(name.get(i - 1) + name.get(i), Field.NAME.share(name.size()), Math::max);
    }
    add(weights, Words.of(text.description(), DESCRIPTION_WORDS), Field.DESCRIPTION);
    var parameters = new ArrayList<String>();
    text.parameters().stream()
        .limit(PARAMETERS)
        .forEach(parameter -> parameters.addAll(Words.of(parameter, NAME_WORDS)));
    add(weights, parameters, Field.PARAMETERS);
    Set<String> inName = new HashSet<>(name);
    weights.forEach(
        (word, weight) -> {
          if (tools.size() < MAX_WORDS || tools.containsKey(word) || inName.contains(word)) {
            tools
                .computeIfAbsent(word, _ -> new ArrayList<>(1))
                .add(new Posting(tool, weight, inName.contains(word)));
          }
        });
  }

  private static void add(Map<String, Float> weights, List<String> words, Field field) {
    float share = field.share(words.size());
    words.forEach(word -> weights.merge(word, share, Float::sum));
  }

  /** How many tools there are. */
  int size() {
    return nameLengths.length;
  }

  /** The tools in which a word occurs, in the server's order. */
  List<Posting> tools(String word) {
    return tools.getOrDefault(word, List.of());
  }

  /** The word's weight in the server's own texts, which counts for each of its tools. */
  float server(String word) {
    return server.getOrDefault(word, 0f);
  }

  /** Whether a word is in the server's name and can tell servers apart; what is done cannot. */
  boolean isNamed(String word) {
    return nameWords.contains(word)
        && !OF_ANY_SERVER.contains(word)
        && Purpose.weight(word, false) == 1;
  }

  /** Different words in the name of a tool. */
  int nameLength(int tool) {
    return nameLengths[tool];
  }

  Purpose purpose(int tool) {
    return purposes[tool];
  }

  Set<String> words() {
    return tools.keySet();
  }

  Set<String> serverWords() {
    return server.keySet();
  }
}
