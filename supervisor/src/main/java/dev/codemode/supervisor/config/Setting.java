package dev.codemode.supervisor.config;

/**
 * One configured value.
 *
 * @param text as it was written
 * @param origin where, for messages: file and line, or the variable's name
 */
record Setting(String text, String origin) {}
