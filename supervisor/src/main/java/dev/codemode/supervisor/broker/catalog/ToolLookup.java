package dev.codemode.supervisor.broker.catalog;

import java.util.List;

/** What came of looking for a tool by its name. */
public sealed interface ToolLookup {
  /** There it is. */
  record Found(FoundTool tool) implements ToolLookup {}

  /**
   * No server has it.
   *
   * @param nearest paths of tools that may have been meant, best first, at most 5
   */
  record Unknown(String name, List<String> nearest) implements ToolLookup {}

  /** Its server cannot tell now. */
  record Unavailable(String name, MissingServer server) implements ToolLookup {}
}
