package dev.codemode.worker.guard;

import java.util.Map;

/**
 * What a program is judged by.
 *
 * @param policy whether imports and names are judged
 * @param servers keys of the servers by their names in Python
 */
public record GuardOptions(boolean policy, Map<String, String> servers) {
  public GuardOptions {
    servers = Map.copyOf(servers);
  }
}
