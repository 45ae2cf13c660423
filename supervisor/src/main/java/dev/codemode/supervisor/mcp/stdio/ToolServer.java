package dev.codemode.supervisor.mcp.stdio;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpServerSession;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An MCP server that offers tools, and resources perhaps, to one client on a pair of streams.
 * Thread-safe.
 *
 * <p>It uses the SDK's session with handlers of its own: the SDK's server declares logging whether
 * wanted or not, fixes the instructions when it is built, and logs structured results.
 */
public final class ToolServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ToolServer.class);

  /** The SDK asks for one; this server sends no requests. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  private static final int SHOWN_NAME_CHARACTERS = 80;

  private final Implementation identity;
  private final Runnable onUse;
  private final Supplier<String> instructions;
  private final Map<String, ServedTool> tools = new LinkedHashMap<>();
  private final Optional<ServedResources> resources;
  private final StdioServerTransportProvider provider;

  /**
   * @param instructions asked at initialize, on the thread that reads; blank: none are sent
   * @param tools in the order that clients see
   */
  public ToolServer(
      InputStream in,
      OutputStream out,
      Implementation identity,
      Supplier<String> instructions,
      List<? extends ServedTool> tools) {
    this(in, out, identity, () -> {}, instructions, tools, Optional.empty());
  }

  /**
   * @param onUse told of initialize, of listing tools and of calls; must not block
   * @param instructions asked at initialize, on the thread that reads; blank: none are sent
   * @param tools in the order that clients see
   * @param resources empty: the server knows no resources
   */
  public ToolServer(
      InputStream in,
      OutputStream out,
      Implementation identity,
      Runnable onUse,
      Supplier<String> instructions,
      List<? extends ServedTool> tools,
      Optional<ServedResources> resources) {
    this.onUse = onUse;
    this.resources = resources;
    this.identity = identity;
    this.instructions = instructions;
    tools.forEach(tool -> this.tools.put(tool.tool().name(), tool));
    this.provider = new StdioServerTransportProvider(in, out, handlers().keySet(), "mcp-reader");
    provider.setSessionFactory(
        transport ->
            new McpServerSession(
                "stdio",
                REQUEST_TIMEOUT,
                transport,
                request -> answer(() -> initialize(request)),
                handlers(),
                Map.of(McpSchema.METHOD_NOTIFICATION_INITIALIZED, (_, _) -> Mono.empty()),
                Mono::empty));
  }

  private Map<String, McpRequestHandler<?>> handlers() {
    McpRequestHandler<ListToolsResult> list = (_, _) -> answer(this::list);
    McpRequestHandler<CallToolResult> call = (_, params) -> callInContext(params);
    var handlers = new HashMap<String, McpRequestHandler<?>>();
    handlers.put(McpSchema.METHOD_TOOLS_LIST, list);
    handlers.put(McpSchema.METHOD_TOOLS_CALL, call);
    resources.ifPresent(served -> handlers.putAll(handlers(served)));
    return handlers;
  }

  private static Map<String, McpRequestHandler<?>> handlers(ServedResources served) {
    McpRequestHandler<ListResourcesResult> list =
        (_, _) -> answer(() -> ListResourcesResult.builder(served.list()).build());
    McpRequestHandler<ListResourceTemplatesResult> templates =
        (_, _) -> answer(() -> ListResourceTemplatesResult.builder(served.templates()).build());
    McpRequestHandler<ReadResourceResult> read =
        (_, params) -> answer(() -> read(served, (ObjectNode) params));
    return Map.of(
        McpSchema.METHOD_RESOURCES_LIST,
        list,
        McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
        templates,
        McpSchema.METHOD_RESOURCES_READ,
        read);
  }

  private static ReadResourceResult read(ServedResources served, ObjectNode params) {
    JsonNode uri = params.path("uri");
    if (!uri.isString()) {
      throw invalid("uri must be a string such as codemode://servers");
    }
    return served
        .read(uri.stringValue())
        .map(contents -> ReadResourceResult.builder(List.of(contents)).build())
        .orElseThrow(
            () ->
                McpError.builder(ErrorCodes.RESOURCE_NOT_FOUND)
                    .message("Resource not found: " + shown(uri.stringValue()))
                    .build());
  }

  /** Begins to serve; once. */
  public void start() {
    provider.start();
  }

  /** Blocks until the client is gone or {@link #close} was called. */
  public void awaitEnd() throws InterruptedException {
    provider.awaitEnd();
  }

  /** Cancels every call under way and ends {@link #awaitEnd}. Idempotent. */
  @Override
  public void close() {
    provider.close();
  }

  private InitializeResult initialize(InitializeRequest request) {
    onUse.run();
    List<String> versions = provider.protocolVersions();
    String version =
        versions.contains(request.protocolVersion())
            ? request.protocolVersion()
            : versions.getLast();
    var capabilities = ServerCapabilities.builder().tools(false);
    if (resources.isPresent()) {
      capabilities.resources(false, false);
    }
    var builder = InitializeResult.builder(version, capabilities.build(), identity);
    String text = instructions.get();
    return (text.isBlank() ? builder : builder.instructions(text)).build();
  }

  private ListToolsResult list() {
    onUse.run();
    return ListToolsResult.builder(tools.values().stream().map(ServedTool::tool).toList()).build();
  }

  private Mono<CallToolResult> callInContext(Object params) {
    return Mono.deferContextual(
        context -> answer(() -> call((ObjectNode) params, context.get(OpenRequest.class))));
  }

  private CallToolResult call(ObjectNode params, OpenRequest request) {
    JsonNode name = params.path("name");
    if (!name.isString()) {
      throw invalid("name must be a string: one of " + tools.keySet());
    }
    ServedTool tool = tools.get(name.stringValue());
    if (tool == null) {
      throw invalid(
          "Unknown tool: " + shown(name.stringValue()) + ". The tools are " + tools.keySet());
    }
    JsonNode arguments = params.path("arguments");
    if (!arguments.isObject() && !arguments.isMissingNode() && !arguments.isNull()) {
      throw invalid("arguments must be an object");
    }
    onUse.run();
    return tool.call(
        arguments instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
        request);
  }

  /** What a handler throws never reaches the client, but for errors made for it. */
  private static <T> Mono<T> answer(Supplier<T> handler) {
    return Mono.fromSupplier(
        () -> {
          try {
            return handler.get();
          } catch (McpError e) {
            throw e;
          } catch (RuntimeException e) {
            log.atError().addKeyValue("error", e.getClass().getName()).log("A handler failed");
            throw McpError.builder(ErrorCodes.INTERNAL_ERROR).message("Internal error").build();
          }
        });
  }

  private static McpError invalid(String message) {
    return McpError.builder(ErrorCodes.INVALID_PARAMS).message(message).build();
  }

  private static String shown(String name) {
    return name.length() <= SHOWN_NAME_CHARACTERS
        ? name
        : name.substring(0, SHOWN_NAME_CHARACTERS) + "...";
  }
}
