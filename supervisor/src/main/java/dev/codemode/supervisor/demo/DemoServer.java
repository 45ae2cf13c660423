package dev.codemode.supervisor.demo;

import dev.codemode.supervisor.mcp.stdio.ToolServer;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.InputStream;
import java.io.OutputStream;

/** An MCP server with the tools of a small shop: deterministic, in memory, without network. */
public final class DemoServer {
  private static final String INSTRUCTIONS =
      "A small shop with customers, orders and products. Start with list_customers.";

  private DemoServer() {}

  /**
   * Serves one client and blocks until it is gone.
   *
   * @param out carries protocol and nothing else
   */
  public static void serve(InputStream in, OutputStream out, String version)
      throws InterruptedException {
    var identity = Implementation.builder("demo", version).title("Demo shop").build();
    try (var server =
        new ToolServer(in, out, identity, () -> INSTRUCTIONS, DemoTools.of(new Shop()))) {
      server.start();
      server.awaitEnd();
    }
  }
}
