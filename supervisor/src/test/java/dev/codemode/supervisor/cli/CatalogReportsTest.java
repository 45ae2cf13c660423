package dev.codemode.supervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.CallStatus;
import dev.codemode.supervisor.broker.catalog.ListedServers;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.catalog.ToolLookup;
import dev.codemode.supervisor.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the commands tools and call print. */
class CatalogReportsTest {
  private static final ToolDirectory DIRECTORY = new ToolDirectory(ListedServers::some);
  private static final ToolDirectory.View VIEW = DIRECTORY.look(DIRECTORY.servers());

  @Test
  void theCatalogIsListedServerByServer() throws Exception {
    Golden.check("cli-tools.txt", ToolsReport.catalog(VIEW));
  }

  @Test
  void whatWasFoundIsListedBestFirst() throws Exception {
    Golden.check("cli-tools-found.txt", ToolsReport.found(VIEW, VIEW.tools().subList(1, 2)));
    assertThat(ToolsReport.found(VIEW, List.of())).startsWith("No tool found.\nmail  ");
  }

  @Test
  void stubsAndJsonTellTheRest() throws Exception {
    Golden.check("cli-tools-stubs.py", ToolsReport.stubs(VIEW, VIEW.tools()));
    Golden.check("cli-tools.json", ToolsReport.json(VIEW, VIEW.tools()));
  }

  @Test
  void noServersIsSaid() {
    ToolDirectory nothing = new ToolDirectory(List::of);
    assertThat(ToolsReport.catalog(nothing.look(nothing.servers()))).contains("--servers");
  }

  @Test
  void textIsPrintedAsItIsAndOtherContentAsJson() {
    ToolReply blocks =
        reply(
            "[{\"type\":\"text\",\"text\":\"a\\nb\"},{\"type\":\"image\",\"data\":\"AA\"}]", true);
    assertThat(CallReport.text(blocks, false))
        .isEqualTo("a\nb\n{\"type\":\"image\",\"data\":\"AA\"}\n");
    assertThat(CallReport.text(reply("{\"n\":0.10}", false), false)).contains("0.10");
    assertThat(CallReport.text(reply("", false), true)).isEqualTo("null\n");
  }

  @Test
  void exitCodesTellBlame() {
    assertThat(code(ToolReply.Status.STATUS_ERROR, CallStatus.ERROR)).isEqualTo(1);
    assertThat(code(ToolReply.Status.STATUS_INVALID_ARGUMENTS, CallStatus.ERROR)).isEqualTo(2);
    assertThat(code(ToolReply.Status.STATUS_ERROR, CallStatus.UNFINISHED)).isEqualTo(3);
    assertThat(code(ToolReply.Status.STATUS_DENIED, CallStatus.DENIED)).isEqualTo(3);
  }

  @Test
  void aWrongNameIsAnsweredByTheNearest() {
    var unknown = (ToolLookup.Unknown) DIRECTORY.find(List.of("my_shop.refund")).getFirst();
    assertThat(CallReport.unknown(unknown))
        .isEqualTo("there is no tool \"my_shop.refund\"; nearest: my_shop.refund_order");
  }

  private static int code(ToolReply.Status status, CallStatus call) {
    return CallReport.exitCode(ToolReply.newBuilder().setStatus(status).build(), call);
  }

  private static ToolReply reply(String json, boolean blocks) {
    return ToolReply.newBuilder()
        .setStatus(ToolReply.Status.STATUS_OK)
        .setValueJson(ByteString.copyFromUtf8(json))
        .setContentBlocks(blocks)
        .build();
  }
}
