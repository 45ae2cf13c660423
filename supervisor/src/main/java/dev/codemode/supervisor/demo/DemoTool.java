package dev.codemode.supervisor.demo;

import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.mcp.stdio.OpenRequest;
import dev.codemode.supervisor.mcp.stdio.ServedTool;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A tool of the shop whose complaints become error results. */
record DemoTool(Tool tool, Handler handler) implements ServedTool {
  /** Answers a call. */
  @FunctionalInterface
  interface Handler {
    CallToolResult answer(Arguments arguments, OpenRequest request);
  }

  @Override
  public CallToolResult call(ObjectNode arguments, OpenRequest request) {
    try {
      return handler.answer(new Arguments(arguments), request);
    } catch (DemoException e) {
      return text(e.reason(), true);
    }
  }

  static CallToolResult text(String text, boolean isError) {
    return CallToolResult.builder(List.of(TextContent.builder(text).build()))
        .isError(isError)
        .build();
  }

  /** Structured content, and the same as text for clients that show no other. */
  static CallToolResult structured(ObjectNode json) {
    String text = McpJson.mapper().writeValueAsString(json);
    return CallToolResult.builder(List.of(TextContent.builder(text).build()))
        .structuredContent(json)
        .isError(false)
        .build();
  }
}
