package dev.codemode.supervisor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.catalog.ListedServers;
import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.testing.Golden;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client sees of search_tools, get_tool_details and the resources. */
@Timeout(60)
final class LookupToolsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "search-brief   | search_tools     | {\"query\":\"give money back\"}",
        "search-name    | search_tools     | {\"detail\":\"name\",\"limit\":\"2\",\"server\":\"my_shop\"}",
        "search-full    | search_tools     | {\"query\":\"stock\",\"detail\":\"full\",\"limit\":1}",
        "search-nothing | search_tools     | {\"query\":\"zzzzzz\",\"server\":\"my-shop\"}",
        "details        | get_tool_details | {\"names\":[\"my_shop.stock_level\",\"my_shop.refund\",\"mail.send\"]}",
      })
  void answersAreTheSameInTextAndStructure(String name, String tool, String arguments)
      throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode result = testing.client.callTool(tool, arguments).get("result");
      Golden.check("lookup-" + name + ".json", result.get("structuredContent"));
      Golden.check("lookup-" + name + ".txt", result.at("/content/0/text").stringValue() + "\n");
      assertThat(result.get("isError").booleanValue()).isFalse();
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "search_tools     | {\"quary\":\"x\"}              | Did you mean \"query\"?",
        "search_tools     | {\"query\":7}                  | \"query\" must be a string",
        "search_tools     | {\"limit\":51}                 | from 1 to 50",
        "search_tools     | {\"limit\":1.5}                | from 1 to 50",
        "search_tools     | {\"limit\":1e999999999}        | from 1 to 50",
        "search_tools     | {\"limit\":true}               | from 1 to 50",
        "search_tools     | {\"limit\":0}                  | from 1 to 50",
        "search_tools     | {\"limit\":\"many\"}           | from 1 to 50",
        "search_tools     | {\"detail\":\"all\"}           | name, brief, full",
        "search_tools     | {\"server\":\"nowhere\"}       | The servers: my_shop, mail.",
        "search_tools     | {\"cursor\":\"%%%\"}           | next_cursor of the page before",
        "search_tools     | {\"cursor\":\"MTpmZmZm\"}      | next_cursor of the page before",
        "get_tool_details | {}                             | \"names\" is missing",
        "get_tool_details | {\"names\":[]}                 | 1 to 50 names",
        "get_tool_details | {\"names\":\" \"}              | \"names\" is missing",
        "get_tool_details | {\"names\":[\" \"]}            | 1 to 50 names",
        "get_tool_details | {\"names\":[7]}                | 1 to 50 names",
        "get_tool_details | {\"names\":{\"a\":1}}          | 1 to 50 names",
      })
  void wrongArgumentsAreErrorsThatNameThem(String tool, String arguments, String message)
      throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode result = testing.client.callTool(tool, arguments).get("result");
      assertThat(result.get("isError").booleanValue()).isTrue();
      assertThat(result.at("/content/0/text").stringValue()).contains(message);
    }
  }

  @Test
  void blankAndNullAreAsIfNotGiven() throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode all = testing.client.callTool("search_tools", "{}").get("result");
      for (String given : new String[] {"\"\"", "\" \"", "null"}) {
        String arguments =
            "{\"query\":%1$s,\"server\":%1$s,\"detail\":%1$s,\"limit\":%1$s,\"cursor\":%1$s}"
                .formatted(given);
        assertThat(testing.client.callTool("search_tools", arguments).get("result")).isEqualTo(all);
      }
    }
  }

  @Test
  void eachSchemaIsThereIfItFits() throws Exception {
    ToolDefinition tool = ListedServers.tool("find", "Finds.", "id");
    tool.outputSchema().put("type", "object").put("$comment", "x".repeat(50_000));
    try (var testing = TestingServer.initialized(ListedServers.of("big", "big", "", tool))) {
      JsonNode details =
          testing
              .client
              .callTool("get_tool_details", "{\"names\":[\"big.find\"]}")
              .at("/result/structuredContent/tools/0");
      assertThat(details.has("input_schema")).isTrue();
      assertThat(details.has("input_schema_left_out")).isFalse();
      assertThat(details.has("output_schema")).isFalse();
      assertThat(details.get("output_schema_left_out").intValue()).isGreaterThan(50_000);
    }
  }

  @Test
  void pagesFollowEachOtherToTheEnd() throws Exception {
    try (var testing = TestingServer.initialized()) {
      String cursor = "";
      var seen = new java.util.ArrayList<String>();
      do {
        JsonNode page =
            testing
                .client
                .callTool(
                    "search_tools",
                    "{\"limit\":3,\"detail\":\"name\"%s}"
                        .formatted(cursor.isEmpty() ? "" : ",\"cursor\":\"" + cursor + "\""))
                .at("/result/structuredContent");
        page.get("tools").forEach(tool -> seen.add(tool.get("name").stringValue()));
        cursor = page.path("next_cursor").asString("");
      } while (!cursor.isEmpty());
      assertThat(seen)
          .containsExactly(
              "my_shop.list_orders",
              "my_shop.refund_order",
              "my_shop.create_customer",
              "my_shop.stock_level");
    }
  }

  @Test
  void resourcesAreListedAndRead() throws Exception {
    try (var testing = TestingServer.initialized()) {
      Golden.check("resources-list.json", testing.client.ask("resources/list", "{}").get("result"));
      Golden.check(
          "resources-templates.json",
          testing.client.ask("resources/templates/list", "{}").get("result"));
      Golden.check("resource-servers.json", read(testing, "codemode://servers") + "\n");
      Golden.check("resource-stubs.py", read(testing, "codemode://stubs/my-shop"));
      assertThat(read(testing, "codemode://stubs/mail"))
          .contains("not available: it ended at once");
      for (String unknown : new String[] {"codemode://stubs/nowhere", "codemode://x", "%"}) {
        JsonNode reply = testing.client.ask("resources/read", "{\"uri\":\"" + unknown + "\"}");
        assertThat(reply.at("/error/code").intValue()).isEqualTo(-32002);
        assertThat(reply.at("/error/message").stringValue()).contains(unknown);
      }
      assertThat(testing.client.ask("resources/read", "{}").at("/error/code").intValue())
          .isEqualTo(-32602);
    }
  }

  private static String read(TestingServer testing, String uri) throws Exception {
    JsonNode reply = testing.client.ask("resources/read", "{\"uri\":\"" + uri + "\"}");
    return reply.at("/result/contents/0/text").stringValue();
  }

  @Test
  void whatAModelSeesOfAllToolsIsSmall() throws Exception {
    try (var testing = TestingServer.initialized()) {
      JsonNode tools = testing.client.ask("tools/list", "{}").at("/result/tools");
      ArrayNode seen = McpJson.mapper().createArrayNode();
      for (JsonNode each : tools) {
        ObjectNode tool = seen.addObject();
        for (String field : new String[] {"name", "description", "inputSchema"}) {
          tool.set(field, each.get(field));
        }
        assertThat(each.get("description").stringValue()).hasSizeLessThan(2_000);
        assertThat(each.at("/annotations").size()).isEqualTo(4);
        assertThat(each.has("title")).isTrue();
      }
      int bytes = McpJson.mapper().writeValueAsBytes(seen).length;
      System.out.printf("tools/list as a model sees it: %d bytes, %d tools%n", bytes, seen.size());
      assertThat(seen).hasSize(3);
      assertThat(new String(McpJson.mapper().writeValueAsBytes(seen), StandardCharsets.UTF_8))
          .hasSizeLessThan(4_000);
    }
  }
}
