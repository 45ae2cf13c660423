package dev.codemode.supervisor.broker.search;

import java.util.List;

/**
 * What a tool is found by.
 *
 * @param name as its server calls it
 * @param description of any length; only its beginning counts
 * @param parameters their names
 */
public record ToolText(String name, String description, List<String> parameters) {}
