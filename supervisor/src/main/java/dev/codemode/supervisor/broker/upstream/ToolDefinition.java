package dev.codemode.supervisor.broker.upstream;

import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as its server lists it.
 *
 * @param name as the server calls it
 * @param description may be empty; written by the server, so it may hold anything
 * @param inputSchema JSON Schema of the arguments; an empty object when the server gave none
 * @param outputSchema JSON Schema of the structured result; an empty object when the server gave
 *     none
 * @param definitionBytes size of the whole definition as JSON: what it would cost in a prompt
 */
public record ToolDefinition(
    String name,
    String description,
    ObjectNode inputSchema,
    ObjectNode outputSchema,
    int definitionBytes) {}
