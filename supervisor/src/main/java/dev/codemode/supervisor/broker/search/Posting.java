package dev.codemode.supervisor.broker.search;

/**
 * A tool in which a word occurs.
 *
 * @param tool its place in the server's list
 * @param weight how much of the tool the word is, from all fields
 * @param inName whether the tool's name has it
 */
record Posting(int tool, float weight, boolean inName) {}
