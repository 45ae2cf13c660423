package dev.codemode.worker.guard;

/**
 * A place where a program breaks the policy.
 *
 * @param line from 1
 * @param column in code points, from 1
 * @param name what is refused, as the program wrote it
 * @param message one sentence that names it and what is allowed
 */
public record Violation(int line, int column, String name, String message) {}
