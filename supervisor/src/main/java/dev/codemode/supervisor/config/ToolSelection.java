package dev.codemode.supervisor.config;

import java.util.Optional;
import java.util.Set;

/**
 * Which tools of a server exist for programs.
 *
 * @param included original names of the only ones; empty: all
 * @param excluded original names of those that do not, also when included
 */
public record ToolSelection(Optional<Set<String>> included, Set<String> excluded) {
  /** Every tool. */
  public static final ToolSelection ALL = new ToolSelection(Optional.empty(), Set.of());

  public ToolSelection {
    included = included.map(Set::copyOf);
    excluded = Set.copyOf(excluded);
  }

  /** Whether the tool of that original name exists. */
  public boolean selects(String tool) {
    return included.map(names -> names.contains(tool)).orElse(true) && !excluded.contains(tool);
  }
}
