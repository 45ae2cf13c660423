package dev.codemode.supervisor.broker.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.codemode.supervisor.names.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a schema finds wrong with the arguments of a call, in words for the program's author: where,
 * what was expected, what was given, and what may have been meant.
 */
final class Complaints {
  private static final int MOST = 5;
  private static final int SHOWN_CHOICES = 12;

  /** Given names that are compared with a missing one. */
  private static final int MOST_COMPARED = 50;

  private final JsonNode schema;

  /**
   * @param schema what was applied
   */
  Complaints(JsonNode schema) {
    this.schema = schema;
  }

  /** All of it in one sentence, at most five places. */
  String of(List<Error> errors) {
    Map<NodePath, List<Error>> byPlace = new LinkedHashMap<>();
    for (Error each : Alternatives.relevant(errors)) {
      byPlace.computeIfAbsent(each.getInstanceLocation(), _ -> new ArrayList<>()).add(each);
    }
    Set<String> complaints = new LinkedHashSet<>();
    byPlace.forEach((place, here) -> complaints.addAll(at(place, here)));
    String shown = complaints.stream().limit(MOST).collect(Collectors.joining("; "));
    return complaints.size() > MOST
        ? shown + "; and %d more".formatted(complaints.size() - MOST)
        : shown;
  }

  private List<String> at(NodePath place, List<Error> errors) {
    var complaints = new ArrayList<String>();
    var expected = new LinkedHashSet<String>();
    String meant = "";
    var meantNames = new LinkedHashSet<String>();
    for (Error each : errors) {
      switch (each.getKeyword()) {
        case "type" -> expected.add(types(each.getSchemaNode()));
        case "const" -> expected.add(Shown.value(each.getSchemaNode()));
        case "enum" -> {
          expected.add(choices(each.getSchemaNode()));
          meant = meant.isEmpty() ? meantChoice(each) : meant;
        }
        case "additionalProperties", "unevaluatedProperties" -> {
          Optional<String> near = nearest(each.getProperty(), siblings(each));
          near.ifPresent(meantNames::add);
          complaints.add(inside(place) + unknown(place, each.getProperty(), near));
        }
        case "required" -> {}
        default -> complaints.add(start(place) + each.getMessage() + given(each));
      }
    }
    String missing =
        errors.stream()
            .filter(each -> each.getKeyword().equals("required"))
            .filter(each -> each.getProperty() != null && !meantNames.contains(each.getProperty()))
            .map(each -> Shown.name(each.getProperty()) + misspelt(each))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      complaints.add(inside(place) + "missing " + missing);
    }
    if (!expected.isEmpty()) {
      complaints.addFirst(
          start(place)
              + "expected "
              + String.join(" or ", expected)
              + meant
              + given(errors.getFirst()));
    }
    return complaints;
  }

  /**
   * What stands under a name that the schema does not know, where that may mean the missing one.
   */
  private String misspelt(Error missing) {
    JsonNode given = missing.getInstanceNode();
    if (given == null || !given.isObject()) {
      return "";
    }
    Collection<String> known = siblings(missing);
    List<String> strange =
        given.propertyNames().stream()
            .filter(name -> !known.contains(name))
            .limit(MOST_COMPARED)
            .toList();
    return nearest(missing.getProperty(), strange)
        .map(
            name ->
                " (given %s; did you mean %s?)"
                    .formatted(Shown.name(name), Shown.name(missing.getProperty())))
        .orElse("");
  }

  private static String given(Error error) {
    JsonNode value = error.getInstanceNode();
    return value == null ? "" : ", given " + Shown.value(value);
  }

  private static String start(NodePath place) {
    return place.getNameCount() == 0 ? "" : "argument " + Shown.name(Shown.path(place)) + ": ";
  }

  private static String inside(NodePath place) {
    return place.getNameCount() == 0 ? "" : "in " + Shown.name(Shown.path(place)) + ": ";
  }

  private static String unknown(NodePath place, String name, Optional<String> near) {
    return (place.getNameCount() == 0 ? "unknown argument " : "unknown property ")
        + Shown.name(name)
        + near.map(meant -> " (did you mean " + Shown.name(meant) + "?)").orElse("");
  }

  private static String types(JsonNode type) {
    return type.isArray()
        ? type.valueStream().map(each -> each.asString("")).collect(Collectors.joining(" or "))
        : Shown.cut(type.asString(""));
  }

  private static String choices(JsonNode choices) {
    String shown =
        choices
            .valueStream()
            .limit(SHOWN_CHOICES)
            .map(Shown::value)
            .collect(Collectors.joining(", "));
    return (choices.size() == 1 ? "" : "one of ")
        + shown
        + (choices.size() > SHOWN_CHOICES ? ", …" : "");
  }

  private static String meantChoice(Error error) {
    JsonNode given = error.getInstanceNode();
    if (given == null || !given.isString()) {
      return "";
    }
    List<String> names =
        error
            .getSchemaNode()
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::stringValue)
            .toList();
    return nearest(given.stringValue(), names)
        .map(meant -> " (did you mean \"" + Shown.cut(meant) + "\"?)")
        .orElse("");
  }

  private static Optional<String> nearest(String name, Collection<String> names) {
    return name == null ? Optional.empty() : NearestNames.of(name, names).stream().findFirst();
  }

  /** The properties that the schema names where it does not accept others. */
  private Collection<String> siblings(Error error) {
    NodePath keyword = error.getSchemaLocation().getFragment();
    JsonNode around = schema;
    for (int i = 0; i < keyword.getNameCount() - 1; i++) {
      around =
          keyword.getElement(i) instanceof Integer index
              ? around.path(index)
              : around.path(keyword.getName(i));
    }
    return around.path("properties").propertyNames();
  }
}
