package dev.codemode.supervisor.broker.stubs;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a tool as a program would write it, with arguments that its schema accepts.
 *
 * <p>Values are proposed from what the schema offers (examples, defaults, enumerations, formats,
 * bounds) and then judged by a validator, so that an example is never wrong; where no proposal
 * holds there is none. Work and length are bounded.
 */
public final class ExampleCall {
  private static final int MAX_LENGTH = 600;
  private static final int MAX_PROPOSALS = 8;

  private ExampleCall() {}

  /**
   * The call as one Python expression of at most {@value #MAX_LENGTH} characters; empty when no
   * arguments are found that the schema is known to accept. Takes milliseconds: to be kept.
   *
   * @param server the server's name in Python
   * @param tool the tool's name in Python
   */
  public static Optional<String> of(String server, String tool, ObjectNode inputSchema) {
    return arguments(inputSchema).flatMap(arguments -> text(server + "." + tool, arguments));
  }

  /** Arguments that the schema accepts. */
  static Optional<ObjectNode> arguments(ObjectNode inputSchema) {
    var document = new SchemaDocument(inputSchema);
    if (document.isLarge()) {
      return Optional.empty();
    }
    Optional<ExampleCheck> check = Optional.empty();
    for (int i = 0; i < MAX_PROPOSALS; i++) {
      Optional<JsonNode> proposal = new ExampleValue(document, i).of(inputSchema);
      if (proposal.isPresent() && proposal.get() instanceof ObjectNode arguments) {
        if (check.isEmpty()) {
          check = ExampleCheck.of(document, inputSchema);
        }
        if (check.isEmpty()) {
          return Optional.empty();
        }
        if (check.get().accepts(arguments)) {
          return Optional.of(arguments);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(String function, ObjectNode arguments) {
    var named = new ArrayList<String>();
    var odd = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> each : arguments.properties()) {
      Optional<String> value = PythonLiteral.of(each.getValue(), MAX_LENGTH);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (PythonIdentifier.isPlain(each.getKey())) {
        named.add(each.getKey() + "=" + value.get());
      } else {
        odd.add(PythonLiteral.string(each.getKey()) + ": " + value.get());
      }
    }
    if (!odd.isEmpty()) {
      named.add("**{" + String.join(", ", odd) + "}");
    }
    return Optional.of(function + "(" + String.join(", ", named) + ")")
        .filter(text -> text.length() <= MAX_LENGTH);
  }
}
