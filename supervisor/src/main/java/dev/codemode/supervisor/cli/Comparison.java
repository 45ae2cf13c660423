package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.broker.CallRecord;
import dev.codemode.supervisor.broker.catalog.CatalogServer;
import dev.codemode.supervisor.broker.catalog.CatalogTool;
import dev.codemode.supervisor.broker.catalog.ServerCatalog;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.mcp.CodemodeMcpServer;
import dev.codemode.supervisor.mcp.ResultRenderer;
import dev.codemode.supervisor.run.RunOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a model has to read for the same work in two ways, in bytes: each tool's definition and each
 * reply, or the definitions of this server's own tools, the program and its result.
 *
 * @param definitions of all tools of the connected servers
 * @param replies of all calls of the run
 * @param codeMode definition, program and result
 */
record Comparison(int calls, long definitions, long replies, long codeMode) {

  static Comparison of(String code, RunOutcome outcome, ServerCatalog catalog, Limits limits) {
    long definitions = 0;
    for (CatalogServer server : catalog.servers()) {
      definitions += definitions(server);
    }
    return new Comparison(
        outcome.calls().size(),
        definitions,
        outcome.calls().stream().mapToLong(CallRecord::replyBytes).sum(),
        CodemodeMcpServer.toolsJson(limits).length()
            + bytes(code)
            + bytes(ResultRenderer.text(outcome)));
  }

  private static long definitions(CatalogServer server) {
    try {
      return server.tools().stream()
          .mapToLong((CatalogTool tool) -> tool.definition().definitionBytes())
          .sum();
    } catch (UpstreamException e) {
      // What cannot be reached costs no prompt either.
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    long without = definitions + replies;
    return """

        %d tool calls. A model would have read
          without code mode  %,9d bytes  (%,d of tool definitions, %,d of replies, in %d turns)
          with code mode     %,9d bytes  (its own tools, the program, its result, in 1 turn)
        %s"""
        .formatted(
            calls,
            without,
            definitions,
            replies,
            calls,
            codeMode,
            codeMode < without
                ? String.format(
                    Locale.ROOT, "That is %.1f times less.", (double) without / codeMode)
                : "For so little work code mode saves nothing.");
  }
}
