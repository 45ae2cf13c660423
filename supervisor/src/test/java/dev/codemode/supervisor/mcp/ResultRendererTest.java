package dev.codemode.supervisor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunOutcome.RunFailure;
import dev.codemode.supervisor.run.RunStatus;
import dev.codemode.supervisor.testing.Golden;
import dev.codemode.supervisor.testing.Memory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class ResultRendererTest {

  @ParameterizedTest
  @EnumSource(RunStatus.class)
  void everyStatusHasItsForm(RunStatus status) throws Exception {
    RunOutcome outcome =
        Outcomes.of(
            status,
            status == RunStatus.COMPLETED
                ? "{\"total\": 12.50, \"big\": 12345678901234567890}"
                : "null",
            "one\ntwo \u0007\n",
            status == RunStatus.COMPLETED ? "careful" : "");
    Golden.check("result-" + status.code() + ".json", rendered(outcome));
    Golden.check("result-" + status.code() + ".txt", ResultRenderer.text(outcome) + "\n");
  }

  @Test
  void theJsonOfTheCommandLineHasLedgerAndUsage() throws Exception {
    Golden.check("result-with-ledger.json", ResultRenderer.json(Outcomes.completed("1")));
  }

  @Test
  void numbersStayExact() {
    String json = "[1.0,1.10,0.1e-7,123456789012345678901234567890,1E+400,5e-324]";
    JsonNode result = ResultRenderer.json(Outcomes.completed(json)).get("result");
    assertThat(result.toString())
        .isEqualTo("[1.0,1.10,1E-8,123456789012345678901234567890,1E+400,5E-324]");
  }

  @Test
  void emptyOutputCarriesAHint() {
    ObjectNode json = ResultRenderer.json(Outcomes.completed("null"));
    assertThat(json.get("hint").stringValue()).contains("printed nothing");
    assertThat(ResultRenderer.json(Outcomes.completed("0")).has("hint")).isFalse();
    assertThat(ResultRenderer.json(Outcomes.of(RunStatus.FAILED, "null", "", "")).has("hint"))
        .isFalse();
  }

  @ParameterizedTest(name = "result {0}, stdout {1}, stderr {2} within {3}")
  @CsvSource({
    "100,     100,     0,       40000",
    "50000,   0,       0,       40000",
    "0,       50000,   0,       40000",
    "0,       0,       50000,   40000",
    "39000,   39000,   39000,   40000",
    "5000000, 5000000, 5000000, 40000",
    "5000000, 5000000, 5000000, 1000",
    "20,      5000000, 5000000, 200000",
  })
  void whatIsShownStaysWithinTheBudget(int result, int stdout, int stderr, int budget) {
    ObjectNode json =
        ResultRenderer.json(
            Outcomes.of(
                RunStatus.COMPLETED,
                McpJson.mapper().writeValueAsString(List.of("r\"\n".repeat(result / 5))),
                "o\n\u0001\uD83D\uDE00".repeat(stdout / 5),
                "e".repeat(stderr),
                budget));
    int shown =
        json.get("result").toString().length()
            + json.get("stdout").toString().length()
            + json.path("stderr").asString("").length()
            - 2;
    assertThat(shown).isLessThanOrEqualTo(budget);
    boolean over = result + stdout * 2L + stderr > budget;
    if (over) {
      assertThat(json.get("hint").stringValue()).contains("never cut").contains("" + budget);
      assertThat(json.toString()).contains("characters cut here");
      assertThat(shown).isGreaterThan(budget / 2);
    }
  }

  @Test
  void theResultComesFirstWhenRoomIsShort() {
    ObjectNode json =
        ResultRenderer.json(
            Outcomes.of(
                RunStatus.COMPLETED, "\"" + "r".repeat(35_000) + "\"", "o".repeat(99_999), ""));
    assertThat(json.get("result").stringValue()).hasSize(35_000);
    assertThat(json.get("stdout").stringValue()).contains("characters cut here").startsWith("ooo");
  }

  @Test
  void anOverlongResultKeepsHeadAndTailAndCountsTheRest() {
    String text = "<" + "r".repeat(100_000) + ">";
    JsonNode result = ResultRenderer.json(Outcomes.completed("\"" + text + "\"")).get("result");
    assertThat(result.stringValue()).startsWith("<rrr").endsWith("rrr>");
    int kept = result.stringValue().replaceAll("\n\\[.*]\n", "").length();
    assertThat(result.stringValue()).contains("[... " + (text.length() - kept) + " characters");
  }

  @Test
  void aHugeErrorIsCut() {
    RunOutcome plain = Outcomes.of(RunStatus.FAILED, "null", "", "");
    String huge = "x".repeat(1_000_000);
    var outcome =
        new RunOutcome(
            plain.runId(),
            plain.status(),
            "null",
            "",
            "",
            Optional.of(new RunFailure(huge, huge, huge, 1, 2, false)),
            Optional.of(huge),
            Duration.ZERO,
            List.of(),
            plain.usage(),
            plain.replyCharacters());
    assertThat(ResultRenderer.json(outcome).toString()).hasSizeLessThan(16_000);
    assertThat(ResultRenderer.text(outcome)).hasSizeLessThan(16_000).contains("line 1, column 2");
  }

  @Test
  void aMessageThatNamesItsLinesIsNotGivenThemAgain() {
    assertThat(ResultRenderer.text(failed("line 2: no such tool\nline 4: no such name", 2)))
        .endsWith("ToolError: line 2: no such tool\nline 4: no such name");
    assertThat(ResultRenderer.text(failed("line 2: no such tool", 3)))
        .endsWith("ToolError: line 2: no such tool (line 3, column 5)");
  }

  private static RunOutcome failed(String message, int line) {
    RunOutcome plain = Outcomes.of(RunStatus.FAILED, "null", "", "");
    return new RunOutcome(
        plain.runId(),
        plain.status(),
        plain.resultJson(),
        plain.stdout(),
        plain.stderr(),
        Optional.of(new RunFailure("ToolError", message, "", line, 5, false)),
        Optional.empty(),
        plain.duration(),
        List.of(),
        plain.usage(),
        plain.replyCharacters());
  }

  private static JsonNode rendered(RunOutcome outcome) {
    return McpJson.mapper()
        .readTree(McpJson.mapper().writeValueAsString(ResultRenderer.render(outcome)));
  }

  @Test
  void resultThatIsCutIsNotReadAsATree() {
    // As a tree it takes 160 MB.
    RunOutcome large = Outcomes.completed("[" + "[],".repeat(2_700_000) + "0]");
    assertThat(
            Memory.allocatedBy(
                () -> assertThat(ResultRenderer.text(large)).contains("The reply was cut")))
        .isLessThan(64 << 20);
  }
}
