package dev.codemode.supervisor.demo;

import static dev.codemode.supervisor.demo.Schema.all;
import static dev.codemode.supervisor.demo.Schema.integer;
import static dev.codemode.supervisor.demo.Schema.list;
import static dev.codemode.supervisor.demo.Schema.object;
import static dev.codemode.supervisor.demo.Schema.oneOf;
import static dev.codemode.supervisor.demo.Schema.properties;
import static dev.codemode.supervisor.demo.Schema.range;
import static dev.codemode.supervisor.demo.Schema.text;

import dev.codemode.supervisor.mcp.stdio.OpenRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tools of the shop. */
final class DemoTools {
  static final int PAGE_SIZE = 12;
  private static final int MOST_DELAY_MS = 30_000;

  /** A PNG of one dark pixel. */
  private static final String LOGO =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static final Map<String, Object> NONE = object(properties(), List.of());
  private static final Map<String, Object> CUSTOMER =
      object(
          properties(
              "id", integer(""),
              "name", text(""),
              "region", oneOf(Shop.REGIONS, ""),
              "tier", oneOf(Shop.TIERS, ""),
              "email", text(""),
              "created", text("date"),
              "credit_limit_cents", integer(""),
              "address", object(properties("city", text("")), List.of("city")),
              "contacts", list(object(properties("name", text("")), List.of("name"))),
              "notes", text("")),
          List.of("id", "name", "region", "tier", "email", "credit_limit_cents"));
  private static final Map<String, Object> ORDER =
      object(
          properties(
              "id", integer(""),
              "customer_id", integer(""),
              "placed", text("date"),
              "status", oneOf(List.of("delivered", "shipped", "open", "returned"), ""),
              "items",
                  list(
                      all(
                          properties(
                              "sku", text(""),
                              "quantity", integer(""),
                              "unit_price_cents", integer("")))),
              "total_cents", integer("")),
          List.of("id", "customer_id", "placed", "status", "items", "total_cents"));
  private static final Map<String, Object> PRODUCT =
      object(
          properties(
              "sku", text(""),
              "name", text(""),
              "category", text(""),
              "price_cents", integer(""),
              "stock", integer(""),
              "description", text("")),
          List.of("sku", "name", "category", "price_cents", "stock"));
  private static final Map<String, Object> SHORT_CUSTOMER =
      all(properties("id", integer(""), "name", text(""), "region", text("")));

  private DemoTools() {}

  /** All tools, in the order that clients see. */
  static List<DemoTool> of(Shop shop) {
    Map<String, Object> id = integer("id");
    return List.of(
        reading(
            "list_customers",
            "Lists customers, 12 a page: id, name and region.",
            object(
                properties(
                    "region", oneOf(Shop.REGIONS, "only this region"),
                    "page", range(1, 1_000, "from 1; default 1")),
                List.of()),
            all(
                properties(
                    "customers", list(SHORT_CUSTOMER),
                    "page", integer(""),
                    "pages", integer(""),
                    "total", integer(""))),
            (arguments, _) -> listCustomers(shop, arguments)),
        reading(
            "get_customer",
            "Everything about one customer.",
            all(properties("id", id)),
            CUSTOMER,
            (arguments, _) -> DemoTool.structured(shop.customer(arguments.whole("id")))),
        reading(
            "list_orders",
            "The orders of one customer: id, date, status and total.",
            all(properties("customer_id", id)),
            all(
                properties(
                    "orders",
                    list(
                        all(
                            properties(
                                "id", integer(""),
                                "placed", text("date"),
                                "status", text(""),
                                "total_cents", integer("")))))),
            (arguments, _) -> listOrders(shop, arguments)),
        reading(
            "get_order",
            "One order with its items.",
            all(properties("id", id)),
            ORDER,
            (arguments, _) -> DemoTool.structured(shop.order(arguments.whole("id")))),
        reading(
            "get_product",
            "One product by its SKU, such as SKU-101.",
            all(properties("sku", text(""))),
            PRODUCT,
            (arguments, _) -> DemoTool.structured(shop.product(arguments.text("sku")))),
        new DemoTool(
            tool("update_customer", "Changes a customer and returns it.", false)
                .inputSchema(
                    object(
                        properties(
                            "id", id,
                            "tier", oneOf(Shop.TIERS, ""),
                            "email", text(""),
                            "notes", text("")),
                        List.of("id")))
                .outputSchema(CUSTOMER)
                .build(),
            (arguments, _) -> updateCustomer(shop, arguments)),
        new DemoTool(
            tool("opening_hours", "When the shop is open, as text.", true).build(),
            (_, _) ->
                DemoTool.text("Monday to Friday 9:00 to 18:00, Saturday 10:00 to 14:00.", false)),
        new DemoTool(
            tool("get_logo", "The logo of the shop, as an image.", true).build(),
            (_, _) ->
                CallToolResult.builder(List.of(ImageContent.builder(LOGO, "image/png").build()))
                    .isError(false)
                    .build()),
        new DemoTool(
            tool("always_fails", "Fails, to show what a program sees then.", true).build(),
            (_, _) -> DemoTool.text("the warehouse does not answer", true)),
        reading(
            "echo",
            "Returns a text after a delay.",
            object(
                properties(
                    "text", text(""),
                    "delay_ms", range(0, MOST_DELAY_MS, "milliseconds; default 0")),
                List.of("text")),
            all(properties("text", text(""))),
            DemoTools::echo));
  }

  private static DemoTool reading(
      String name,
      String description,
      Map<String, Object> input,
      Map<String, Object> output,
      DemoTool.Handler handler) {
    return new DemoTool(
        tool(name, description, true).inputSchema(input).outputSchema(output).build(), handler);
  }

  private static Tool.Builder tool(String name, String description, boolean readOnly) {
    return Tool.builder(name, NONE)
        .description(description)
        .annotations(
            ToolAnnotations.builder()
                .readOnlyHint(readOnly)
                .destructiveHint(false)
                .openWorldHint(false)
                .build());
  }

  private static CallToolResult listCustomers(Shop shop, Arguments arguments) {
    Optional<String> region = arguments.optionalText("region");
    region.ifPresent(value -> known("region", value, Shop.REGIONS));
    int page = arguments.optionalWhole("page").orElse(1);
    List<ObjectNode> customers = shop.customers(region);
    int pages = (customers.size() + PAGE_SIZE - 1) / PAGE_SIZE;
    if (page < 1 || page > pages) {
      throw new DemoException("page must be from 1 to " + pages);
    }
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ArrayNode list = reply.putArray("customers");
    customers.stream()
        .skip((page - 1L) * PAGE_SIZE)
        .limit(PAGE_SIZE)
        .forEach(customer -> list.add(customer.retain("id", "name", "region")));
    return DemoTool.structured(
        reply.put("page", page).put("pages", pages).put("total", customers.size()));
  }

  private static CallToolResult listOrders(Shop shop, Arguments arguments) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ArrayNode list = reply.putArray("orders");
    shop.ordersOf(arguments.whole("customer_id"))
        .forEach(order -> list.add(order.retain("id", "placed", "status", "total_cents")));
    return DemoTool.structured(reply);
  }

  private static CallToolResult updateCustomer(Shop shop, Arguments arguments) {
    Optional<String> tier = arguments.optionalText("tier");
    tier.ifPresent(value -> known("tier", value, Shop.TIERS));
    return DemoTool.structured(
        shop.updateCustomer(
            arguments.whole("id"),
            tier,
            arguments.optionalText("email"),
            arguments.optionalText("notes")));
  }

  private static CallToolResult echo(Arguments arguments, OpenRequest request) {
    String text = arguments.text("text");
    int delay = arguments.optionalWhole("delay_ms").orElse(0);
    if (delay < 0 || delay > MOST_DELAY_MS) {
      throw new DemoException("delay_ms must be from 0 to " + MOST_DELAY_MS);
    }
    var cancelled = new CountDownLatch(1);
    request.cancel().onCancel(cancelled::countDown);
    try {
      boolean _ = cancelled.await(delay, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return DemoTool.structured(JsonNodeFactory.instance.objectNode().put("text", text));
  }

  private static void known(String name, String value, List<String> values) {
    if (!values.contains(value)) {
      throw new DemoException(name + " must be one of " + String.join(", ", values));
    }
  }
}
