package dev.codemode.supervisor.broker.catalog;

import static dev.codemode.supervisor.broker.catalog.ListedServers.tool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolDirectoryTest {
  private static final ToolDirectory DIRECTORY = new ToolDirectory(ListedServers::some);

  private static ToolSearch.Answer.Page search(ToolDirectory directory, String query) {
    return page(directory.search(new ToolSearch(query, Optional.empty(), 0, 10)));
  }

  private static ToolSearch.Answer.Page page(ToolSearch.Answer answer) {
    assertThat(answer).isInstanceOf(ToolSearch.Answer.Page.class);
    return (ToolSearch.Answer.Page) answer;
  }

  @Test
  void wordsFindToolsAndTheMissingServerIsNamed() {
    ToolSearch.Answer.Page found = search(DIRECTORY, "reimburse a purchase");

    assertThat(found.tools().getFirst().path()).isEqualTo("my_shop.refund_order");
    assertThat(found.missing())
        .singleElement()
        .extracting(MissingServer::reason)
        .isEqualTo("it ended at once");
  }

  @Test
  void noWordsListEverythingInOrderPageByPage() {
    ToolSearch.Answer.Page second =
        page(DIRECTORY.search(new ToolSearch(" ", Optional.of("my-shop"), 2, 1)));

    assertThat(second.total()).isEqualTo(4);
    assertThat(second.tools())
        .extracting(FoundTool::path)
        .containsExactly("my_shop.create_customer");
    assertThat(second.missing()).isEmpty();
  }

  @Test
  void anUnknownServerIsAnsweredByTheKnownOnes() {
    assertThat(DIRECTORY.search(new ToolSearch("x", Optional.of("shop"), 0, 1)))
        .isEqualTo(new ToolSearch.Answer.NoSuchServer("shop", List.of("my_shop", "mail")));
  }

  @Test
  void bothKindsOfNamesLeadToATool() {
    List<ToolLookup> found =
        DIRECTORY.find(
            List.of(
                "my_shop.stock_level",
                "my-shop.stock.level",
                "my_shop.stock.level",
                "list_orders"));

    assertThat(found).allMatch(each -> each instanceof ToolLookup.Found);
    assertThat(((ToolLookup.Found) found.get(1)).tool().path()).isEqualTo("my_shop.stock_level");
    assertThat(((ToolLookup.Found) found.get(1)).tool().original())
        .hasValue("tools[\"my-shop\"][\"stock.level\"]");
  }

  @Test
  void wrongNamesGetTheNearestAndBrokenServersTheirReason() {
    List<ToolLookup> found =
        DIRECTORY.find(List.of("my_shop.list_order", "my_shop.reimburse", "mail.send", "x\0y"));

    assertThat(((ToolLookup.Unknown) found.get(0)).nearest()).startsWith("my_shop.list_orders");
    assertThat(((ToolLookup.Unknown) found.get(1)).nearest()).contains("my_shop.refund_order");
    assertThat(found.get(2)).isInstanceOf(ToolLookup.Unavailable.class);
    assertThat(found.get(3)).isInstanceOf(ToolLookup.Unknown.class);
  }

  @Test
  void aServerThatHangsIsWaitedForOnce() {
    List<ListedServer> servers =
        List.of(
            ListedServers.hanging("slow"),
            ListedServers.of("ok", "ok", "", tool("refund", "Refunds.", "id")));
    var directory = new ToolDirectory(() -> servers, Duration.ofMillis(500));

    ToolSearch.Answer.Page first = search(directory, "refund");
    long began = System.nanoTime();
    ToolSearch.Answer.Page second = search(directory, "refund");
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    assertThat(first.tools()).extracting(FoundTool::path).containsExactly("ok.refund");
    assertThat(second.tools()).isEqualTo(first.tools());
    assertThat(second.missing().getFirst().reason()).contains("still connecting");
    assertThat(took).isLessThan(Duration.ofMillis(400));
  }

  @Test
  void aServerWhoseListingOverflowsIsMissingAtOnce() {
    var directory =
        new ToolDirectory(() -> List.of(ListedServers.overflowing("deep")), Duration.ofSeconds(20));

    assertThat(search(directory, "x").missing())
        .singleElement()
        .extracting(MissingServer::reason)
        .isEqualTo("listing its tools failed inside the server");
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() {
    var directory =
        new ToolDirectory(() -> List.of(ListedServers.hanging("slow")), Duration.ofMinutes(5));
    Thread.currentThread().interrupt();

    ToolSearch.Answer.Page found = search(directory, "x");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(found.missing()).hasSize(1);
  }

  @Test
  void toolsThatCollideInPythonAreBothThere() {
    var directory =
        new ToolDirectory(
            () ->
                List.of(
                    ListedServers.of(
                        "s", "s", "", tool("a-b", "One.", "x"), tool("a_b", "Two.", "x"))));

    assertThat(search(directory, "").tools())
        .extracting(FoundTool::path, each -> each.original().orElse(""))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("s.a_b", "tools[\"s\"][\"a-b\"]"),
            org.assertj.core.groups.Tuple.tuple("s.a_b_tool", "tools[\"s\"][\"a_b\"]"));
  }
}
