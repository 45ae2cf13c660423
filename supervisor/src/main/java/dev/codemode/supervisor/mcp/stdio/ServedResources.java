package dev.codemode.supervisor.mcp.stdio;

import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Optional;

/** The resources of a {@link ToolServer}. Thread-safe. */
public interface ServedResources {
  /** Those with an address of their own; must not block. */
  List<Resource> list();

  /** Those with an address to fill in; must not block. */
  List<ResourceTemplate> templates();

  /** What stands at an address; empty when nothing does. On a virtual thread, may block. */
  Optional<TextResourceContents> read(String uri);
}
