package dev.codemode.worker.tools;

import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a tool, and what is wrong with a call that does not fit them. The same words
 * before a program runs and while it does.
 *
 * @param path server and tool as programs name them
 * @param acceptsMore whether names beyond the parameters are accepted
 */
public record ToolParameters(String path, List<Parameter> parameters, boolean acceptsMore) {
  private static final int SHOWN_PARAMETERS = 30;
  private static final int SHOWN_NAME = 80;

  public ToolParameters {
    parameters = List.copyOf(parameters);
  }

  /**
   * Of a tool as the supervisor describes it.
   *
   * @param serverName the server's name in Python
   */
  public static ToolParameters of(String serverName, Signature signature) {
    return new ToolParameters(
        serverName + "." + signature.getPythonName(),
        signature.getParametersList(),
        signature.getAcceptsMore());
  }

  /** All that is surely wrong with a call, in one message that names the tool; empty if nothing. */
  public Optional<String> mistakes(CallShape call) {
    var mistakes = new ArrayList<String>();
    int given = Math.min(call.positional(), parameters.size());
    if (call.positional() > parameters.size()) {
      mistakes.add(
          "%d positional arguments given, at most %d accepted"
              .formatted(call.positional(), parameters.size()));
    }
    List<String> names = parameters.stream().map(Parameter::getName).toList();
    Set<String> bound = new HashSet<>(names.subList(0, given));
    var meant = new HashSet<String>();
    for (String keyword : call.keywords()) {
      if (!bound.add(keyword)) {
        mistakes.add("argument " + quoted(keyword) + " given twice");
      } else if (!acceptsMore && !names.contains(keyword)) {
        Optional<String> nearest = NearestName.of(keyword, names);
        nearest.ifPresent(meant::add);
        mistakes.add(
            "unknown argument "
                + quoted(keyword)
                + nearest.map(name -> " (did you mean " + quoted(name) + "?)").orElse(""));
      }
    }
    if (!call.more()) {
      String missing =
          parameters.stream()
              .filter(Parameter::getRequired)
              .map(Parameter::getName)
              .filter(name -> !bound.contains(name) && !meant.contains(name))
              .map(ToolParameters::quoted)
              .collect(Collectors.joining(", "));
      if (!missing.isEmpty()) {
        mistakes.add("missing " + missing);
      }
    }
    return mistakes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %s. Parameters: (%s)".formatted(path, String.join("; ", mistakes), wanted()));
  }

  private String wanted() {
    String shown =
        parameters.stream()
            .limit(SHOWN_PARAMETERS)
            .map(each -> each.getRequired() ? cut(each.getName()) : cut(each.getName()) + "=…")
            .collect(Collectors.joining(", "));
    return parameters.size() > SHOWN_PARAMETERS ? shown + ", …" : shown;
  }

  static String quoted(String name) {
    return "'" + cut(name) + "'";
  }

  private static String cut(String name) {
    return name.length() <= SHOWN_NAME ? name : name.substring(0, SHOWN_NAME) + "…";
  }
}
