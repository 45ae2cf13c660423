package dev.codemode.supervisor.broker.stubs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** A Python type as an annotation writes it. Immutable. */
sealed interface PythonType {
  PythonType ANY = new Named("Any");
  PythonType NEVER = new Named("Never");
  PythonType NONE = new Named("None");
  PythonType STR = new Named("str");

  /** Characters that the literals of one type may have together. */
  int MAX_LITERALS = 400;

  /** The annotation's text. */
  String text();

  /** A type that is a name alone, of the language or declared in the stub. */
  record Named(String text) implements PythonType {}

  /**
   * The values themselves.
   *
   * @param values Python literals, each once
   * @param complete whether these are all; otherwise some were left out for their length
   */
  record Literals(List<String> values, boolean complete) implements PythonType {
    @Override
    public String text() {
      return values.stream()
          .collect(Collectors.joining(", ", "Literal[", complete ? "]" : ", ...]"));
    }
  }

  /** A type with arguments, such as {@code list[int]}. */
  record Generic(String name, List<PythonType> arguments) implements PythonType {
    @Override
    public String text() {
      return arguments.stream()
          .map(PythonType::text)
          .collect(Collectors.joining(", ", name + "[", "]"));
    }
  }

  /** One of several, at least two. */
  record Union(List<PythonType> members) implements PythonType {
    @Override
    public String text() {
      return members.stream().map(PythonType::text).collect(Collectors.joining(" | "));
    }
  }

  static PythonType listOf(PythonType element) {
    return new Generic("list", List.of(element));
  }

  static PythonType mapOf(PythonType value) {
    return new Generic("dict", List.of(STR, value));
  }

  /** The union of these, written as briefly as it can be: {@code Any} takes all, None is last. */
  static PythonType union(List<PythonType> types) {
    var members = new LinkedHashSet<PythonType>();
    var values = new LinkedHashSet<String>();
    int length = 0;
    boolean complete = true;
    boolean none = false;
    for (PythonType each : flattened(types)) {
      if (each.equals(ANY)) {
        return ANY;
      } else if (each.equals(NONE)) {
        none = true;
      } else if (each instanceof Literals literals) {
        complete &= literals.complete();
        for (String value : literals.values()) {
          if (values.contains(value) || length + value.length() <= MAX_LITERALS) {
            length += values.add(value) ? value.length() + 2 : 0;
          } else {
            complete = false;
          }
        }
      } else if (!each.equals(NEVER)) {
        members.add(each);
      }
    }
    var all = new ArrayList<PythonType>();
    if (!values.isEmpty()) {
      all.add(new Literals(List.copyOf(values), complete));
    }
    all.addAll(members);
    if (none) {
      all.add(NONE);
    }
    return switch (all.size()) {
      case 0 -> NEVER;
      case 1 -> all.getFirst();
      default -> new Union(List.copyOf(all));
    };
  }

  private static List<PythonType> flattened(List<PythonType> types) {
    var flat = new ArrayList<PythonType>();
    for (PythonType each : types) {
      if (each instanceof Union inner) {
        flat.addAll(inner.members());
      } else {
        flat.add(each);
      }
    }
    return flat;
  }
}
