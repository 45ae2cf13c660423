package dev.codemode.supervisor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.testing.Await;
import dev.codemode.supervisor.testing.Golden;
import dev.codemode.supervisor.testing.RawClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
final class DemoServerTest {
  private RawClient client;
  private Thread server;

  @BeforeEach
  void start() throws Exception {
    client = new RawClient();
    server = Thread.ofVirtual().name("demo").start(this::serve);
    client.initialize();
  }

  private void serve() {
    try {
      DemoServer.serve(client.serverIn(), client.serverOut(), "1.2.3");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.join();
  }

  @Test
  void toolsAreListed() throws Exception {
    Golden.check("demo-tools-list.json", client.ask("tools/list", "{}").get("result"));
  }

  @Test
  void customersOrdersAndProductsCanBeJoined() throws Exception {
    List<JsonNode> customers = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      data("list_customers", "{\"page\":%d}".formatted(page))
          .get("customers")
          .forEach(customers::add);
    }
    assertThat(customers).hasSize(48);
    int checked = 0;
    for (JsonNode entry : customers) {
      int id = entry.get("id").intValue();
      JsonNode customer = data("get_customer", "{\"id\":%d}".formatted(id));
      assertThat(customer.get("name")).isEqualTo(entry.get("name"));
      assertThat(customer.toString()).hasSizeBetween(800, 1_300);
      for (JsonNode order :
          data("list_orders", "{\"customer_id\":%d}".formatted(id)).get("orders")) {
        JsonNode whole = data("get_order", "{\"id\":%s}".formatted(order.get("id")));
        assertThat(whole.get("customer_id").intValue()).isEqualTo(id);
        int total = 0;
        for (JsonNode item : whole.get("items")) {
          JsonNode product =
              data("get_product", "{\"sku\":\"%s\"}".formatted(item.get("sku").stringValue()));
          assertThat(product.get("price_cents")).isEqualTo(item.get("unit_price_cents"));
          total += item.get("quantity").intValue() * product.get("price_cents").intValue();
        }
        assertThat(order.get("total_cents").intValue()).isEqualTo(total);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  @Test
  void regionsFilter() throws Exception {
    JsonNode reply = data("list_customers", "{\"region\":\"north\"}");
    assertThat(reply.get("total").intValue()).isEqualTo(12);
    reply
        .get("customers")
        .forEach(c -> assertThat(c.get("region").stringValue()).isEqualTo("north"));
  }

  @Test
  void aChangeIsSeenByLaterCalls() throws Exception {
    String tier = data("get_customer", "{\"id\":1001}").get("tier").stringValue();
    String other = tier.equals("gold") ? "silver" : "gold";
    data("update_customer", "{\"id\":1001,\"tier\":\"%s\"}".formatted(other));
    assertThat(data("get_customer", "{\"id\":1001}").get("tier").stringValue()).isEqualTo(other);
  }

  @Test
  void textImagesAndEchoesComeInTheirForms() throws Exception {
    assertThat(client.callTool("opening_hours", "{}").at("/result/content/0/text").stringValue())
        .startsWith("Monday");
    JsonNode image = client.callTool("get_logo", "{}").at("/result/content/0");
    assertThat(image.get("type").stringValue()).isEqualTo("image");
    assertThat(image.get("mimeType").stringValue()).isEqualTo("image/png");
    assertThat(data("echo", "{\"text\":\"hi\",\"delay_ms\":1}").get("text").stringValue())
        .isEqualTo("hi");
  }

  @Test
  void aCancelledDelayEndsAtOnce() throws Exception {
    int id =
        client.request(
            "tools/call", "{\"name\":\"echo\",\"arguments\":{\"text\":\"\",\"delay_ms\":30000}}");
    client.send(
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":%d}}"
            .formatted(id));
    client.endInput();
    Await.until(() -> !server.isAlive());
    assertThat(client.pending()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "always_fails    | {}                               | warehouse",
        "get_customer    | {}                               | id is missing",
        "get_customer    | {\"id\":\"1001\"}                | whole number",
        "get_customer    | {\"id\":1}                       | no customer 1",
        "list_orders     | {\"customer_id\":1}              | no customer 1",
        "get_product     | {\"sku\":\"nope\"}               | no product nope",
        "list_customers  | {\"region\":\"up\"}              | region must be one of",
        "list_customers  | {\"page\":9}                     | page must be from 1 to 4",
        "update_customer | {\"id\":1001,\"tier\":\"king\"}  | tier must be one of",
        "echo            | {\"text\":\"\",\"delay_ms\":-1}  | delay_ms must be",
      })
  void mistakesAreErrorResults(String tool, String arguments, String message) throws Exception {
    JsonNode result = client.callTool(tool, arguments).get("result");
    assertThat(result.get("isError").booleanValue()).isTrue();
    assertThat(result.at("/content/0/text").stringValue()).contains(message);
  }

  private JsonNode data(String tool, String arguments) throws Exception {
    JsonNode result = client.callTool(tool, arguments).get("result");
    assertThat(result.get("isError").booleanValue()).as(result.toString()).isFalse();
    return result.get("structuredContent");
  }
}
