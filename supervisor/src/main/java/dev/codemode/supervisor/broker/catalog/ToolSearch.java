package dev.codemode.supervisor.broker.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param query words; blank: every tool, server by server
 * @param server the only server, by its name in Python or its key
 * @param offset answers to leave out, from the best one
 * @param limit most answers
 */
public record ToolSearch(String query, Optional<String> server, int offset, int limit) {
  public ToolSearch {
    if (offset < 0 || limit < 1) {
      throw new IllegalArgumentException("offset " + offset + ", limit " + limit);
    }
  }

  /** What came of it. */
  public sealed interface Answer {
    /**
     * Tools, best first.
     *
     * @param total how many there are, those left out included
     * @param missing servers that could not be looked into
     */
    record Page(List<FoundTool> tools, int total, List<MissingServer> missing) implements Answer {}

    /**
     * There is no server of that name.
     *
     * @param known the names in Python of those that there are
     */
    record NoSuchServer(String name, List<String> known) implements Answer {}
  }
}
