package dev.codemode.worker.guard;

import java.util.Map;
import java.util.Set;

/**
 * What a program is judged by.
 *
 * @param policy whether imports and names are judged
 * @param servers keys of the servers by their names in Python
 * @param shadowed names that the run binds before the program starts, servers' names among them
 */
public record GuardOptions(boolean policy, Map<String, String> servers, Set<String> shadowed) {
  public GuardOptions {
    servers = Map.copyOf(servers);
    shadowed = Set.copyOf(shadowed);
  }

  /** For a program that starts with nothing but its servers. */
  public GuardOptions(boolean policy, Map<String, String> servers) {
    this(policy, servers, Set.of());
  }
}
