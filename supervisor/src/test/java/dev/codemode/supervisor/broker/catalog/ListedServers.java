package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.broker.upstream.UpstreamStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Servers in memory: one with tools of many kinds, one that fails, one that never connects. */
public final class ListedServers {
  private ListedServers() {}

  /** A server with these tools. */
  public static ListedServer of(
      String key, String pythonName, String about, ToolDefinition... tools) {
    return new Fake(key, pythonName, about, new Listing(key, List.of(tools)), Optional.empty());
  }

  /** A tool with text parameters, the first required. */
  public static ToolDefinition tool(String name, String description, String... parameters) {
    ObjectNode schema = JsonMapper.shared().createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (String each : parameters) {
      properties.putObject(each).put("type", "string");
    }
    if (parameters.length > 0) {
      schema.putArray("required").add(parameters[0]);
    }
    return new ToolDefinition(
        name, description, schema, JsonMapper.shared().createObjectNode(), 100);
  }

  /** A shop with an odd name, and a mail server that failed. */
  public static List<ListedServer> some() {
    ToolDefinition stock = tool("stock.level", "How many are in stock.", "sku");
    stock.outputSchema().put("type", "object").putObject("properties").putObject("count");
    return List.of(
        of(
            "my-shop",
            "my_shop",
            "Orders and customers of the shop",
            tool("list_orders", "Lists orders, newest first.", "customer_id", "status"),
            tool("refund_order", "Gives the money of an order back.", "order_id", "reason"),
            tool("create_customer", "Adds a customer.", "name", "email"),
            stock),
        broken());
  }

  /** A server that cannot be reached. */
  public static ListedServer broken() {
    return new Fake(
        "mail",
        "mail",
        "Mail",
        new Listing("mail", List.of()),
        Optional.of(
            new UpstreamException("it ended at once", false, UpstreamException.Effect.KNOWN)));
  }

  /** A server that never answers. */
  static ListedServer hanging(String key) {
    return new Hanging(key);
  }

  private record Fake(
      String key,
      String pythonName,
      String description,
      Listing listing0,
      Optional<UpstreamException> failure)
      implements ListedServer {
    @Override
    public Listing listing() throws UpstreamException {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return listing0;
    }

    @Override
    public UpstreamStatus status() {
      return failure.isPresent()
          ? status(this, UpstreamStatus.State.FAILED)
          : new UpstreamStatus(
              key,
              UpstreamStatus.State.CONNECTED,
              UpstreamStatus.Transport.STDIO,
              Optional.of(Duration.ofMillis(1_234)),
              OptionalInt.of(listing0.tools().size()),
              Optional.empty(),
              Optional.empty());
    }

    private static UpstreamStatus status(ListedServer server, UpstreamStatus.State state) {
      return new UpstreamStatus(
          server.key(),
          state,
          UpstreamStatus.Transport.STDIO,
          Optional.empty(),
          OptionalInt.empty(),
          Optional.of("it ended at once"),
          Optional.of("look at its own log"));
    }
  }

  /** A server whose listing overflows the stack. */
  static ListedServer overflowing(String key) {
    return new Overflowing(key);
  }

  private record Overflowing(String key) implements ListedServer {
    @Override
    public String pythonName() {
      return key;
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public Listing listing() {
      throw new StackOverflowError("of a schema");
    }

    @Override
    public UpstreamStatus status() {
      return Fake.status(this, UpstreamStatus.State.CONNECTED);
    }
  }

  private record Hanging(String key) implements ListedServer {
    @Override
    public String pythonName() {
      return key;
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public Listing listing() throws InterruptedException {
      new CountDownLatch(1).await();
      throw new AssertionError();
    }

    @Override
    public UpstreamStatus status() {
      return Fake.status(this, UpstreamStatus.State.CONNECTING);
    }
  }
}
