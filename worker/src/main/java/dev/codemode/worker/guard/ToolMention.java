package dev.codemode.worker.guard;

/**
 * A tool that a program's text names.
 *
 * @param serverKey the server's key in the configuration
 * @param tool as the program spelled it
 */
public record ToolMention(String serverKey, String tool) {}
