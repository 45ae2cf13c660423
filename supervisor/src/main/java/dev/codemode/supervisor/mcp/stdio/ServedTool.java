package dev.codemode.supervisor.mcp.stdio;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import tools.jackson.databind.node.ObjectNode;

/** A tool of a {@link ToolServer}. Thread-safe. */
public interface ServedTool {
  /** What clients see; the same at every call. */
  Tool tool();

  /**
   * Answers one call on a virtual thread of its own; may block.
   *
   * @param arguments as the client sent them, not judged against the schema
   */
  CallToolResult call(ObjectNode arguments, OpenRequest request);
}
