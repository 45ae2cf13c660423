package dev.codemode.supervisor.broker.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses among the errors of alternatives ({@code anyOf}, {@code oneOf}) those of the one that was
 * meant: of the alternatives that the value's type fits, the one with the fewest errors.
 */
final class Alternatives {
  private Alternatives() {}

  static List<Error> relevant(List<Error> errors) {
    var relevant = new ArrayList<Error>();
    Map<String, Map<String, List<Error>>> groups = new LinkedHashMap<>();
    for (Error each : errors) {
      int at = alternativesAt(each.getEvaluationPath());
      if (at < 0) {
        relevant.add(each);
      } else {
        groups
            .computeIfAbsent(prefix(each.getEvaluationPath(), at), _ -> new LinkedHashMap<>())
            .computeIfAbsent(each.getEvaluationPath().getName(at + 1), _ -> new ArrayList<>())
            .add(each);
      }
    }
    // The summary of a `oneOf` says less than what is wrong with the alternative that was meant.
    relevant.removeIf(
        each -> "oneOf".equals(each.getMessageKey()) && !groups.isEmpty() && errors.size() > 1);
    groups.values().forEach(alternatives -> relevant.addAll(meant(alternatives)));
    return relevant;
  }

  private static int alternativesAt(NodePath path) {
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      String name = path.getName(i);
      if ((name.equals("anyOf") || name.equals("oneOf"))
          && path.getElement(i + 1) instanceof Integer) {
        return i;
      }
    }
    return -1;
  }

  private static String prefix(NodePath path, int count) {
    var prefix = new StringBuilder();
    for (int i = 0; i < count; i++) {
      prefix.append('/').append(path.getName(i));
    }
    return prefix.toString();
  }

  private static List<Error> meant(Map<String, List<Error>> alternatives) {
    int depth =
        alternatives.values().stream()
            .flatMap(List::stream)
            .mapToInt(each -> each.getInstanceLocation().getNameCount())
            .min()
            .orElse(0);
    List<List<Error>> fitting =
        alternatives.values().stream()
            .filter(errors -> errors.stream().noneMatch(each -> isOfOtherType(each, depth)))
            .toList();
    return fitting.isEmpty()
        ? alternatives.values().stream().flatMap(List::stream).toList()
        : fitting.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
  }

  private static boolean isOfOtherType(Error error, int depth) {
    return error.getKeyword().equals("type") && error.getInstanceLocation().getNameCount() == depth;
  }
}
