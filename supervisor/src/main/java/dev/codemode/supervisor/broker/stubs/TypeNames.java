package dev.codemode.supervisor.broker.stubs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the types that one stub declares: no two alike, none that Python uses. */
final class TypeNames {
  private static final int MAX_LENGTH = 60;

  private final Set<String> taken =
      new HashSet<>(List.of("Any", "Literal", "Never", "NotRequired", "TypedDict"));

  /**
   * @param function the stub's function, whose name is taken
   */
  TypeNames(String function) {
    taken.add(function);
  }

  /** The name that is wanted, or it with a number. */
  String give(String wanted) {
    String name = wanted.length() <= MAX_LENGTH ? wanted : wanted.substring(0, MAX_LENGTH);
    String base = PythonIdentifier.isPlain(name) ? name : "Type";
    String free = base;
    for (int i = 2; PythonReserved.contains(free) || !taken.add(free); i++) {
      free = base + i;
    }
    return free;
  }
}
