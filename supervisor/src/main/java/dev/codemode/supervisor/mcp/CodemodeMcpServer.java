package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.mcp.stdio.ToolServer;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The MCP server that agents connect to, for one client on a pair of streams. Cheap to build;
 * answers initialize whether or not anything behind it is ready. Thread-safe.
 */
public final class CodemodeMcpServer implements AutoCloseable {
  /** What clients know this server as. */
  public static final String NAME = "codemode";

  private static final String TITLE = "MCP Code Mode";

  private final ToolServer server;

  /**
   * @param out carries protocol and nothing else; closed by nobody here
   * @param directory what there is to search and to browse
   * @param onUse told of each request that shows a client at work; must not block
   * @param instructions asked once, at initialize; must not block
   * @param limits told to models in the tool's description
   * @param version of this product
   */
  public CodemodeMcpServer(
      InputStream in,
      OutputStream out,
      ProgramRunner runner,
      ToolDirectory directory,
      Runnable onUse,
      Supplier<String> instructions,
      Limits limits,
      String version) {
    this(in, out, runner, directory, onUse, instructions, limits, version, ProgressReporter.SPARSE);
  }

  CodemodeMcpServer(
      InputStream in,
      OutputStream out,
      ProgramRunner runner,
      ToolDirectory directory,
      Runnable onUse,
      Supplier<String> instructions,
      Limits limits,
      String version,
      ProgressReporter progress) {
    this.server =
        new ToolServer(
            in,
            out,
            Implementation.builder(NAME, version).title(TITLE).build(),
            onUse,
            instructions,
            List.of(
                new ExecuteCodeTool(runner, progress, limits),
                new SearchToolsTool(directory, limits),
                new ToolDetailsTool(directory, limits)),
            Optional.of(new CatalogResources(directory)));
  }

  /** What a model reads of this server's tools, as JSON. */
  public static String toolsJson(Limits limits) {
    ProgramRunner nobody =
        (_, _) -> {
          throw new IllegalStateException("only described");
        };
    var nothing = new ToolDirectory(List::of);
    return JsonMapper.shared()
        .writeValueAsString(
            List.of(
                new ExecuteCodeTool(nobody, ProgressReporter.SPARSE, limits).tool(),
                new SearchToolsTool(nothing, limits).tool(),
                new ToolDetailsTool(nothing, limits).tool()));
  }

  /** Begins to serve; once. */
  public void start() {
    server.start();
  }

  /** Blocks until the client is gone or {@link #close} was called; runs are cancelled by then. */
  public void awaitClientGone() throws InterruptedException {
    server.awaitEnd();
  }

  /** Cancels the runs under way and ends the service. Idempotent. */
  @Override
  public void close() {
    server.close();
  }
}
