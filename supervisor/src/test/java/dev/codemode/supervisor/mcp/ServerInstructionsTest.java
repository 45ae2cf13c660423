package dev.codemode.supervisor.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.catalog.KeptSignature;
import dev.codemode.supervisor.mcp.ServerInstructions.ServerLine;
import dev.codemode.supervisor.testing.Golden;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ServerInstructionsTest {
  private static final ServerLine CRM =
      new ServerLine(
          "crm",
          "Customers\n  and orders",
          OptionalInt.of(2),
          List.of(
              new KeptSignature("get_user(id: int) -> User", "get_user(id)"),
              new KeptSignature("list_users(page: int = 1) -> Page", "list_users(page=...)")));
  private static final ServerLine NEVER_REACHED =
      new ServerLine("wiki", "", OptionalInt.empty(), List.of());

  @Test
  void serversAndSignaturesAreThereWhenTheyFit() throws Exception {
    Golden.check("instructions.txt", ServerInstructions.of(List.of(CRM, NEVER_REACHED)) + "\n");
  }

  @Test
  void signaturesAreLeftOutWhenTheyDoNotAllFit() {
    var chatty = new ServerLine("big", "", OptionalInt.of(1), List.of(tool(2_000, 2_000)));
    assertThat(ServerInstructions.of(List.of(CRM, chatty)))
        .contains("- crm (2 tools)", "- big (1 tool)")
        .doesNotContain("get_user");
  }

  @Test
  void typesAreLeftOutWhenOnlyTheNamesFit() {
    var typed = new ServerLine("big", "", OptionalInt.of(1), List.of(tool(2_000, 1_000)));
    assertThat(ServerInstructions.of(List.of(CRM, typed)))
        .hasSizeLessThanOrEqualTo(2_000)
        .contains("  get_user(id)\n", "  ppp")
        .doesNotContain("id: int", "ttt");
  }

  private static KeptSignature tool(int typedLength, int plainLength) {
    return new KeptSignature("t".repeat(typedLength), "p".repeat(plainLength));
  }

  @Test
  void serversThatDoNotFitAreCounted() {
    List<ServerLine> many =
        IntStream.range(0, 300)
            .mapToObj(
                i -> new ServerLine("server" + i, "d".repeat(500), OptionalInt.of(i), List.of()))
            .toList();
    String text = ServerInstructions.of(many);
    assertThat(text).hasSizeLessThanOrEqualTo(2_000).contains("server0 ");
    long shown = text.lines().filter(line -> line.startsWith("- ")).count();
    assertThat(text).endsWith("and " + (300 - shown) + " more: search_tools");
  }

  @Test
  void noServersIsSaid() {
    assertThat(ServerInstructions.of(List.of())).contains("No MCP servers are configured");
  }
}
