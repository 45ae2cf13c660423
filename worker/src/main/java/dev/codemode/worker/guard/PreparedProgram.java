package dev.codemode.worker.guard;

import java.util.List;

/**
 * A program that may run, in the form in which the engine evaluates it.
 *
 * @param text what is evaluated
 * @param headerLines lines put in front of the caller's
 * @param wrapped whether the module's body became the body of {@link #MAIN_FUNCTION}; its lines
 *     then begin one column later
 * @param async whether the program is in async style: its tool calls return something to await
 * @param hasResult whether the value of the evaluated text is the program's result
 * @param tools tools that the text names, each once
 * @param wholeServers keys of servers of which everything is imported
 * @param references places where the text plainly names a tool, in its order
 */
public record PreparedProgram(
    String text,
    int headerLines,
    boolean wrapped,
    boolean async,
    boolean hasResult,
    List<ToolMention> tools,
    List<String> wholeServers,
    List<ToolReference> references) {
  /** The function that a wrapped program's body becomes. */
  public static final String MAIN_FUNCTION = "__codemode_main__";

  /**
   * The function that stands for {@code from module import *} in a wrapped program; takes the
   * module's name.
   */
  public static final String IMPORT_STAR = "__codemode_import_star__";

  public PreparedProgram {
    tools = List.copyOf(tools);
    wholeServers = List.copyOf(wholeServers);
    references = List.copyOf(references);
  }
}
