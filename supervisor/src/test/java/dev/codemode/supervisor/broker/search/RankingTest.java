package dev.codemode.supervisor.broker.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
  private static final List<ToolText> TOOLS =
      List.of(
          new ToolText("createIssueComment", "Writes under an issue.", List.of("issueId", "body")),
          new ToolText("list-issues", "Shows what is open.", List.of("state", "assignee")),
          new ToolText("GetURLPreview", "Looks at a page.", List.of("timeZone")),
          new ToolText("delete_repository", "Destroys it.", List.of("repo")),
          new ToolText("発行する", "請求書を発行します。", List.of()));
  private static final List<ServerIndex> SERVERS =
      List.of(new ServerIndex(List.of("gitHub"), "Kubernetes of code", TOOLS));

  private static List<String> found(String query) {
    return Ranking.of(query, SERVERS).stream().map(hit -> TOOLS.get(hit.tool()).name()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "issue comments,         createIssueComment",
    "create_issue_comment,   createIssueComment",
    "listissues,             list-issues",
    "ISSUES,                 list-issues",
    "listing issues,         list-issues",
    "url preview,            GetURLPreview",
    "timezone,               GetURLPreview",
    "time zone,              GetURLPreview",
    "assigneee,              list-issues",
    "repositroy,             delete_repository",
    "repos,                  delete_repository",
    "drop a repo,            delete_repository",
    "請求書,                 発行する",
  })
  void namesDescriptionsParametersAndSlipsFindTools(String query, String first) {
    assertThat(found(query)).startsWith(first);
  }

  @Test
  void whatIsNowhereFindsNothing() {
    assertThat(found("xyzzyplugh")).isEmpty();
    assertThat(found("")).isEmpty();
    assertThat(found("!!! ???")).isEmpty();
    assertThat(Ranking.of("issue", List.of())).isEmpty();
  }

  @Test
  void aServerIsNamedByAWordThatIsItsAlone() {
    var query = new ToolText("query", "Runs a query.", List.of());
    List<ServerIndex> twins =
        List.of(
            new ServerIndex(List.of("orders-db"), "", List.of(query)),
            new ServerIndex(List.of("search-server"), "", List.of(query)),
            new ServerIndex(List.of("people-db"), "", List.of(query)));

    assertThat(Ranking.of("query people", twins).getFirst().server()).isEqualTo(2);
    // Neither what is done nor what each of them is names one.
    assertThat(twins.get(1).isNamed("server")).isFalse();
    assertThat(twins.get(1).isNamed(Stem.of("search"))).isFalse();
    List<Ranking.Hit> shared = Ranking.of("query db", twins);
    assertThat(scoreOf(0, shared)).isEqualTo(scoreOf(2, shared));
  }

  private static double scoreOf(int server, List<Ranking.Hit> hits) {
    return hits.stream()
        .filter(hit -> hit.server() == server)
        .mapToDouble(Ranking.Hit::score)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theServersOwnWordsCountForEachOfItsTools() {
    assertThat(found("github")).hasSize(TOOLS.size());
    assertThat(found("kubernetes")).hasSize(TOOLS.size());
  }

  @Test
  void equalToolsComeInTheirOrder() {
    List<ToolText> equal =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(i -> new ToolText("run", "Runs.", List.of()))
            .toList();
    var index = new ServerIndex(List.of("s"), "", equal);

    assertThat(Ranking.of("run", List.of(index, index)))
        .extracting(hit -> hit.server() * 20 + hit.tool())
        .isSorted()
        .hasSize(40);
  }

  @Test
  void hostileTextsAreBounded() {
    var random = new Random(7);
    var tools = new ArrayList<ToolText>();
    for (int i = 0; i < 3_000; i++) {
      var words = new StringBuilder();
      for (int j = 0; j < 400; j++) {
        words.append(Long.toString(random.nextLong(), 36)).append(' ');
      }
      tools.add(
          new ToolText("t" + i, words.toString(), List.of("\0", "\uD800", "a".repeat(5_000))));
    }
    long began = System.nanoTime();
    var index = new ServerIndex(List.of("\u0000"), "x".repeat(1_000_000), tools);

    assertThat(index.words()).hasSizeLessThan(110_000);
    assertThat(Ranking.of("zz ".repeat(1_000_000), List.of(index))).hasSizeLessThan(3_001);
    assertThat(Ranking.of("\uDC00" + "q".repeat(100_000), List.of(index))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }
}
