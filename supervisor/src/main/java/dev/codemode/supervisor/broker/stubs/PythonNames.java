package dev.codemode.supervisor.broker.stubs;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives each of several things a Python identifier that collides with nothing. Names are given in
 * the order of asking and never change. Not thread-safe.
 */
public final class PythonNames {
  private static final int MAX_LENGTH = 100;

  private final String kind;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param kind what the names are for, such as {@code server}: the suffix of a name that collides
   */
  public PythonNames(String kind) {
    this.kind = kind;
  }

  /** Keeps an identifier that was given before from being given again. */
  public void keep(String name) {
    taken.add(name);
  }

  /** The identifier for a thing that is called so elsewhere. */
  public String give(String original) {
    String name = identifier(original);
    if (PythonReserved.contains(name) || taken.contains(name)) {
      name = name + "_" + kind;
    }
    String base = name;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** Letters, digits and single underscores, as close to the original as Python allows. */
  private String identifier(String original) {
    // Python compares identifiers in this form.
    String normal = Normalizer.normalize(original, Normalizer.Form.NFKC);
    var name = new StringBuilder();
    normal
        .codePoints()
        .limit(MAX_LENGTH)
        .forEach(
            c -> {
              if (c == '_' || Character.isLetter(c) || Character.isDigit(c)) {
                name.appendCodePoint(c);
              } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
              }
            });
    String trimmed = name.toString().replaceAll("^_+", "");
    boolean cut = !normal.endsWith("_") && trimmed.endsWith("_");
    String identifier = cut ? trimmed.replaceAll("_+$", "") : trimmed;
    if (identifier.isEmpty()) {
      return kind;
    }
    return Character.isLetter(identifier.codePointAt(0)) ? identifier : kind + "_" + identifier;
  }
}
