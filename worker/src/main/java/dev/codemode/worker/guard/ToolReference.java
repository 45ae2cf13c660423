package dev.codemode.worker.guard;

import dev.codemode.worker.tools.CallShape;
import java.util.Optional;

/**
 * A place where a program's text names a tool.
 *
 * @param serverKey the server's key in the configuration
 * @param tool as the program spelled it
 * @param line from 1
 * @param column in code points, from 1
 * @param call the arguments, where the tool is called
 * @param judged whether a mistake here is sure to end the program when it gets here; not where
 *     something may catch it, or where names may not be what they seem
 */
public record ToolReference(
    String serverKey, String tool, int line, int column, Optional<CallShape> call, boolean judged) {
  ToolReference unjudged() {
    return new ToolReference(serverKey, tool, line, column, call, false);
  }
}
