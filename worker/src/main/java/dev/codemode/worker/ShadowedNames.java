package dev.codemode.worker;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The servers' names that variables of a run may hide. Found in the variables' text: a name that
 * only looks so costs an early check and nothing else.
 */
final class ShadowedNames {
  private ShadowedNames() {}

  static Set<String> in(String variablesJson, Collection<String> serverNames) {
    var candidates = new HashSet<>(serverNames);
    candidates.add("tools");
    if (!variablesJson.contains("\\u")) {
      candidates.removeIf(name -> !variablesJson.contains("\"" + name + "\""));
    }
    return candidates;
  }
}
