package dev.codemode.worker.tools;

import java.util.List;

/**
 * The arguments of a call without their values.
 *
 * @param positional how many are surely given by position
 * @param more whether {@code *} or {@code **} may bring others
 * @param keywords names of those given by name
 */
public record CallShape(int positional, boolean more, List<String> keywords) {
  public CallShape {
    keywords = List.copyOf(keywords);
  }
}
