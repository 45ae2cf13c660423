package dev.codemode.supervisor.broker.stubs;

import java.util.List;

/** The names of the types that one stub declares: no two alike, none that Python uses. */
final class TypeNames {
  private static final int MAX_LENGTH = 60;

  private final PythonNames names = new PythonNames("type");

  /**
   * @param function the stub's function, whose name is taken
   */
  TypeNames(String function) {
    for (String each :
        List.of("Any", "Literal", "Never", "NotRequired", "TypedDict", "None", function)) {
      var _ = names.give(each);
    }
  }

  String give(String wanted) {
    return names.give(wanted.length() <= MAX_LENGTH ? wanted : wanted.substring(0, MAX_LENGTH));
  }
}
