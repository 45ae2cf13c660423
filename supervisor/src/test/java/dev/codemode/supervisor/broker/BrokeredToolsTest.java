package dev.codemode.supervisor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.RunTools.Admission;
import dev.codemode.supervisor.broker.catalog.CatalogCache;
import dev.codemode.supervisor.broker.catalog.ServerCatalog;
import dev.codemode.supervisor.broker.schema.ArgumentValidator;
import dev.codemode.supervisor.broker.upstream.ScriptedServer;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.testing.Await;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A run's tools on a real child process. */
class BrokeredToolsTest {
  private static final ServerCatalog CATALOG =
      new ServerCatalog(
          List.of(
              new Upstream(ScriptedServer.entry("my-crm"), 1 << 20),
              new Upstream(new ServerEntry.Unusable("bad", "", "no command"), 1 << 20)),
          new CatalogCache(Path.of("target", "catalog-cache")));

  private final BlockingQueue<ToolReply> replies = new LinkedBlockingQueue<>();
  private long nextId = 6;
  private final RunTools tools =
      new BrokeredTools(CATALOG, new ArgumentValidator(), Limits.DEFAULT, () -> {});

  @AfterAll
  static void stop() {
    CATALOG.close();
  }

  private Admission call(long id, String server, String tool, String arguments) {
    return tools.call(
        ToolCall.newBuilder()
            .setCallId(id)
            .setServer(server)
            .setTool(tool)
            .setArgumentsJson(ByteString.copyFromUtf8(arguments))
            .build(),
        replies::add);
  }

  private ToolReply reply() throws InterruptedException {
    ToolReply reply = replies.poll(20, TimeUnit.SECONDS);
    assertThat(reply).as("a reply").isNotNull();
    return reply;
  }

  private ToolReply replyOf(String tool) throws InterruptedException {
    assertThat(call(1, "my-crm", tool, "{}")).isEqualTo(Admission.ACCEPTED);
    return reply();
  }

  @Test
  void structuredContentIsTheValue() throws Exception {
    ToolReply reply = replyOf("structured");

    assertThat(reply.getStatus()).isEqualTo(ToolReply.Status.STATUS_OK);
    assertThat(reply.getContentBlocks()).isFalse();
    assertThat(reply.getValueJson().toStringUtf8())
        .startsWith("{\"n\":12345678901234567890,\"f\":0.1");
    assertThat(tools.ledger())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.tool()).isEqualTo("my_crm.structured");
              assertThat(record.status()).isEqualTo(CallStatus.OK);
              assertThat(record.replyBytes()).isPositive();
            });
  }

  @Test
  void otherContentArrivesAsBlocksUnknownOnesToo() throws Exception {
    ToolReply reply = replyOf("blocks");

    assertThat(reply.getContentBlocks()).isTrue();
    assertThat(reply.getValueJson().toStringUtf8()).contains("\"odd\"", "image/png", "\"a\"");
  }

  @Test
  void failedResultNamesToolAndCause() throws Exception {
    ToolReply reply = replyOf("fail");

    assertThat(reply.getStatus()).isEqualTo(ToolReply.Status.STATUS_ERROR);
    assertThat(reply.getMessage()).isEqualTo("my_crm.fail: no luck");
    assertThat(tools.ledger().getFirst().status()).isEqualTo(CallStatus.ERROR);
  }

  @Test
  void callThatWasSentAndNotAnsweredMayHaveHappened() throws Exception {
    ToolReply reply = replyOf("crash");

    assertThat(reply.getStatus()).isEqualTo(ToolReply.Status.STATUS_ERROR);
    assertThat(reply.getMessage())
        .isEqualTo("my_crm.crash: it ended with exit code 9; it may have happened");
    assertThat(tools.ledger().getFirst().status()).isEqualTo(CallStatus.UNFINISHED);
  }

  @Test
  void numberThatCannotBeReadIsRefused() throws Exception {
    call(1, "my-crm", "echo", "{\"a\":1e99999999999999}");
    assertThat(reply().getMessage()).contains("the arguments are no JSON object");
  }

  @Test
  void refusedCallThatIsNotTakenHoldsNoArguments() throws Exception {
    var arguments = new byte[8 << 20];
    Arrays.fill(arguments, (byte) ' ');
    var taking = new CountDownLatch(1);
    var held = new ArrayList<WeakReference<ByteString>>();
    for (int id = 1; id <= 6; id++) {
      var text = ByteString.copyFrom(arguments);
      held.add(new WeakReference<>(text));
      tools.call(
          ToolCall.newBuilder().setCallId(id).setServer("x").setArgumentsJson(text).build(),
          reply -> {
            replies.add(reply);
            awaitQuietly(taking);
          });
    }
    for (int i = 1; i <= 6; i++) {
      reply();
    }
    Await.until(
        () -> {
          System.gc();
          return held.stream().filter(each -> each.get() != null).count() <= 4;
        });
    taking.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatCannotBeCalledIsRefused() throws Exception {
    call(1, "nowhere", "x", "{}");
    assertThat(reply().getMessage()).contains("there is no such server");
    call(2, "my-crm", "nothing", "{}");
    assertThat(reply().getMessage()).contains("no such tool");
    call(3, "my-crm", "echo", "[1]");
    assertThat(reply().getStatus()).isEqualTo(ToolReply.Status.STATUS_INVALID_ARGUMENTS);
    call(4, "my-crm", "echo", "{\"a\":");
    assertThat(reply().getStatus()).isEqualTo(ToolReply.Status.STATUS_INVALID_ARGUMENTS);
    call(5, "bad", "echo", "{}");
    assertThat(reply().getMessage()).contains("no command");
  }

  @Test
  void argumentsThatDoNotFitAreRefusedUnsent() throws Exception {
    call(1, "my-crm", "echo", "{\"text\":5}");
    ToolReply reply = reply();
    assertThat(reply.getStatus()).isEqualTo(ToolReply.Status.STATUS_INVALID_ARGUMENTS);
    assertThat(reply.getMessage())
        .isEqualTo("my_crm.echo: argument 'text': expected string, given 5");
    assertThat(tools.ledger().getFirst().status()).isEqualTo(CallStatus.ERROR);
  }

  @Test
  void callsOverTheBudgetAndRepeatedIdsAreNotTaken() {
    assertThat(call(1, "nowhere", "x", "{}")).isEqualTo(Admission.ACCEPTED);
    assertThat(call(1, "nowhere", "x", "{}")).isEqualTo(Admission.BREACH);
    for (int id = 2; id <= Limits.DEFAULT.toolCalls(); id++) {
      assertThat(call(id, "nowhere", "x", "{}")).isEqualTo(Admission.ACCEPTED);
    }
    assertThat(call(1_000, "nowhere", "x", "{}")).isEqualTo(Admission.OVER_CALL_LIMIT);
    tools.close();
    assertThat(call(1_001, "nowhere", "x", "{}")).isEqualTo(Admission.BREACH);
  }

  @Test
  void argumentsOfOpenCallsAreBoundedTogether() throws Exception {
    String large = "{\"text\":\"%s\"}".formatted("x".repeat(8_000_000));
    for (int id = 1; id <= 4; id++) {
      call(id, "my-crm", "slow", large);
    }

    call(5, "my-crm", "echo", large);

    ToolReply refused = reply();
    assertThat(refused.getCallId()).isEqualTo(5);
    assertThat(refused.getMessage()).contains("too large together");
    assertThat(refused.getRetryable()).isTrue();
    for (int id = 1; id <= 4; id++) {
      tools.cancel(id);
    }
    Await.until(() -> call(nextId++, "my-crm", "echo", large) == Admission.ACCEPTED && answered());
  }

  private boolean answered() {
    try {
      return reply().getStatus() == ToolReply.Status.STATUS_OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void cancelledCallsGetNoReplyAndStayUnfinished() throws Exception {
    call(1, "my-crm", "slow", "{}");
    Await.until(() -> tools.ledger().getFirst().status() == CallStatus.UNFINISHED);
    call(2, "my-crm", "echo", "{}");
    assertThat(reply().getCallId()).isEqualTo(2);

    tools.cancel(1);
    tools.cancel(77);
    call(3, "my-crm", "echo", "{}");

    assertThat(reply().getCallId()).isEqualTo(3);
    assertThat(tools.ledger())
        .extracting(CallRecord::status)
        .containsExactly(CallStatus.UNFINISHED, CallStatus.OK, CallStatus.OK);
  }

  @Test
  void signaturesNameFoundMissingAndUnavailable() {
    Signatures signatures =
        tools.signatures(
            SignaturesWanted.newBuilder()
                .setRequestId(5)
                .addTools(name("my-crm", "echo"))
                .addTools(name("my-crm", "ecko"))
                .addTools(name("bad", "x"))
                .addWholeServers("nowhere")
                .build());

    assertThat(signatures.getRequestId()).isEqualTo(5);
    Signature echo = signatures.getFound(0);
    assertThat(echo.getPythonName()).isEqualTo("echo");
    assertThat(echo.getParameters(0).getName()).isEqualTo("text");
    assertThat(echo.getAcceptsMore()).isFalse();
    assertThat(signatures.getMissing(0).getNearestList()).contains("echo");
    assertThat(signatures.getUnavailableList())
        .extracting(each -> each.getServer())
        .containsExactlyInAnyOrder("bad", "nowhere");
  }

  private static ToolName name(String server, String tool) {
    return ToolName.newBuilder().setServer(server).setTool(tool).build();
  }
}
