package dev.codemode.supervisor.broker.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the words that people use may mean in the words that tools use. All are stems. Read once,
 * when first asked.
 */
final class Synonyms {
  /** Beside this class; its first lines explain its form. */
  private static final String LEXICON = "synonyms.txt";

  /** How sure it is that two words of an equal group, and of another, mean the same. */
  private static final double EQUAL = 0.95;

  private static final double ALIKE = 0.6;

  private static final Map<String, Map<String, Double>> BY_WORD = byWord();

  private Synonyms() {}

  /**
   * What a stem, or two joined by a blank, may stand for, with how sure each is; in the order of
   * the lexicon.
   */
  static Map<String, Double> of(String stem) {
    return BY_WORD.getOrDefault(stem, Map.of());
  }

  private static Map<String, Map<String, Double>> byWord() {
    var all = new HashMap<String, Map<String, Double>>();
    for (String line : lines()) {
      String[] sides = line.replaceFirst("^=", "").split(">", -1);
      if (sides.length > 2 || Arrays.stream(sides).anyMatch(String::isBlank)) {
        throw new IllegalStateException(LEXICON + ": what is this: " + line);
      }
      double sure = line.startsWith("=") ? EQUAL : ALIKE;
      List<String> said = words(sides[0]);
      List<String> meant = sides.length == 1 ? said : words(sides[1]);
      for (String each : said) {
        Map<String, Double> others = all.computeIfAbsent(each, _ -> new LinkedHashMap<>());
        meant.stream()
            .filter(other -> !other.equals(each))
            .forEach(other -> others.merge(other, sure, Math::max));
      }
    }
    return Map.copyOf(all);
  }

  private static List<String> lines() {
    try (InputStream in = Synonyms.class.getResourceAsStream(LEXICON)) {
      return new String(Objects.requireNonNull(in, LEXICON).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String side) {
    return Arrays.stream(side.strip().split("\\s+", -1)).map(Synonyms::stems).toList();
  }

  private static String stems(String phrase) {
    return Arrays.stream(phrase.split("_", -1)).map(Stem::of).collect(Collectors.joining(" "));
  }
}
