package dev.codemode.supervisor.broker.stubs;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One call of a tool as a program would write it, with arguments that its schema accepts. */
public final class ExampleCall {
  private ExampleCall() {}

  /**
   * The call as one Python expression; empty when no arguments are found that the schema is known
   * to accept.
   *
   * @param server the server's name in Python
   * @param tool the tool's name in Python
   */
  public static Optional<String> of(String server, String tool, ObjectNode inputSchema) {
    return inputSchema.path("required").isEmpty()
        ? Optional.of(server + "." + tool + "()")
        : Optional.empty();
  }
}
