package dev.codemode.supervisor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolCallCancelled;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.WorkerFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerGatewayTest {
  private static final String RUN = "run-1";

  private WorkerGateway gateway;
  private FakeWorker worker;
  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void open() throws IOException {
    gateway = WorkerGateway.open();
    worker = new FakeWorker(gateway.socket());
  }

  @AfterEach
  void close() {
    worker.close();
    gateway.close();
  }

  @Test
  void socketFolderIsPrivateAndGoesWithTheGateway() throws IOException {
    Path folder = gateway.socket().getParent();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    gateway.close();
    assertThat(folder).doesNotExist();
  }

  @Test
  void tokenLetsOneStreamIn() throws Exception {
    CompletableFuture<WorkerConnection> connection = gateway.expect("secret");
    worker.hello("secret");
    assertThat(worker.next().hasWelcome()).isTrue();
    assertThat(connection.get(5, TimeUnit.SECONDS)).isNotNull();

    try (var second = new FakeWorker(gateway.socket())) {
      second.hello("secret");
      assertThat(second.awaitEnd()).contains("PERMISSION_DENIED").contains("used before");
    }
  }

  @Test
  void voidTokenIsRefused() throws Exception {
    gateway.expect("secret").cancel(false);
    worker.hello("secret");
    assertThat(worker.awaitEnd()).contains("PERMISSION_DENIED");
  }

  @Test
  void otherVersionIsRefused() throws Exception {
    var _ = gateway.expect("secret");
    worker.send(
        WorkerFrame.newBuilder()
            .setHello(Hello.newBuilder().setToken("secret").setProtocolVersion(99))
            .build());
    assertThat(worker.awaitEnd()).contains("protocol version 1");
  }

  @Test
  void firstFrameMustBeHello() throws Exception {
    worker.ready();
    assertThat(worker.awaitEnd()).contains("PERMISSION_DENIED");
  }

  @Test
  void runGoesThroughItsStates() throws Exception {
    WorkerConnection connection = started();
    worker.output(RUN, "hello");
    assertThat(listener.next()).isEqualTo("output hello");
    worker.call(RUN, 1, "crm", "get");
    assertThat(listener.next()).isEqualTo("call 1");
    connection.sendWhenRoom(RUN, ToolReply.newBuilder().setCallId(1).build());
    assertThat(worker.next().getToolReply().getCallId()).isEqualTo(1);
    worker.completed(RUN, "2");
    assertThat(listener.next()).isEqualTo("finished STATUS_COMPLETED");
    worker.halfClose();
    assertThat(worker.isOpen()).isTrue();
    assertThat(connection.gone()).isNotDone();
    connection.close("no longer needed");
    assertThat(connection.gone().get(5, TimeUnit.SECONDS)).isEqualTo("served its run");
    assertThat(worker.awaitEnd()).isEqualTo("completed");
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void refusedRunGivesTheWorkerBack() throws Exception {
    WorkerConnection connection = checking();
    worker.finished(
        RUN,
        RunFinished.newBuilder().setStatus(RunFinished.Status.STATUS_POLICY_VIOLATION).build());
    assertThat(listener.next()).isEqualTo("finished STATUS_POLICY_VIOLATION");
    assertThat(connection.ready()).isNotDone();
    worker.ready();
    connection.ready().get(5, TimeUnit.SECONDS);
    assertThat(connection.start("run-2", StartRun.getDefaultInstance(), listener)).isTrue();
  }

  @Test
  void keptWorkerTakesAnotherRunOnceItIsReadyAgain() throws Exception {
    WorkerConnection connection = ready();
    StartRun keeping = StartRun.newBuilder().setKeepWorker(true).build();
    assertThat(connection.start(RUN, keeping, listener)).isTrue();
    worker.started(RUN);
    worker.completed(RUN, "2");
    assertThat(listener.next()).isEqualTo("started");
    assertThat(listener.next()).isEqualTo("finished STATUS_COMPLETED");
    assertThat(connection.start("run-2", keeping, listener)).isFalse();
    worker.ready();
    connection.ready().get(5, TimeUnit.SECONDS);
    assertThat(connection.start("run-2", keeping, listener)).isTrue();
    worker.started("run-2");
    assertThat(listener.next()).isEqualTo("started");
    worker.output(RUN, "late");
    assertThat(listener.next()).startsWith("lost: broke the protocol: a frame of another run");
  }

  @Test
  void keptWorkerSaysNothingBetweenRuns() throws Exception {
    WorkerConnection connection = ready();
    connection.start(RUN, StartRun.newBuilder().setKeepWorker(true).build(), listener);
    worker.started(RUN);
    worker.completed(RUN, "2");
    worker.output(RUN, "late");
    assertThat(connection.gone().get(5, TimeUnit.SECONDS))
        .isEqualTo("broke the protocol: OUTPUT is not allowed while Connecting");
  }

  @Test
  void lostStreamIsHeardOnce() throws Exception {
    WorkerConnection connection = started();
    worker.close();
    assertThat(listener.next()).startsWith("lost: its stream broke");
    assertThat(connection.gone().get(5, TimeUnit.SECONDS)).startsWith("its stream broke");
    assertThat(connection.start("run-2", StartRun.getDefaultInstance(), listener)).isFalse();
    connection.close("again");
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void waitingForReadyEndsWithTheWorker() throws Exception {
    WorkerConnection connection = welcomed();
    worker.close();
    assertThatThrownBy(() -> connection.ready().get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(WorkerGoneException.class);
  }

  @Test
  void slowReaderKeepsFramesWithTheSupervisorWhereTheyAreCounted() throws Exception {
    WorkerConnection connection = started();
    var big =
        ToolReply.newBuilder()
            .setCallId(1)
            .setValueJson(ByteString.copyFrom(new byte[1 << 20]))
            .build();
    for (int i = 0; i < 64; i++) {
      connection.sendWhenRoom(RUN, big);
    }
    // The fake reads at once, so everything arrives; nothing may be lost or out of count.
    for (int i = 0; i < 64; i++) {
      assertThat(worker.next().getToolReply().getValueJson().size()).isEqualTo(1 << 20);
    }
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        Arguments.of("another run", run("run-2").setRunFinished(completed()).build()),
        Arguments.of("hello again", run(RUN).setHello(Hello.getDefaultInstance()).build()),
        Arguments.of("nothing", run(RUN).build()),
        Arguments.of("started twice", run(RUN).setRunStarted(startedFrame()).build()),
        Arguments.of(
            "no status", run(RUN).setRunFinished(RunFinished.getDefaultInstance()).build()),
        Arguments.of(
            "empty output", run(RUN).setOutput(Output.newBuilder().setStreamValue(1)).build()),
        Arguments.of(
            "output of no stream",
            run(RUN).setOutput(Output.newBuilder().setData(ByteString.copyFromUtf8("x"))).build()),
        Arguments.of(
            "a large piece of output",
            run(RUN)
                .setOutput(
                    Output.newBuilder()
                        .setStreamValue(1)
                        .setData(
                            ByteString.copyFrom(
                                new byte[WorkerProtocol.MAX_OUTPUT_PIECE_BYTES + 1])))
                .build()),
        Arguments.of("call id 0", run(RUN).setToolCall(ToolCall.getDefaultInstance()).build()),
        Arguments.of(
            "a long name",
            run(RUN)
                .setToolCall(ToolCall.newBuilder().setCallId(1).setTool("x".repeat(5_000)).build())
                .build()),
        Arguments.of(
            "a cancel of nothing",
            run(RUN).setToolCallCancelled(ToolCallCancelled.newBuilder().setCallId(1)).build()),
        Arguments.of("a search for nothing", search("x", 0)),
        Arguments.of("a search for too many", search("x", 51)),
        Arguments.of("a search for minus one", search("x", -1)),
        Arguments.of("a long query", search("x".repeat(1_001), 1)),
        Arguments.of(
            "too many names",
            run(RUN)
                .setSignaturesWanted(
                    SignaturesWanted.newBuilder()
                        .addAllTools(
                            java.util.Collections.nCopies(
                                WorkerProtocol.MAX_SIGNATURES_WANTED + 1,
                                ToolName.getDefaultInstance())))
                .build()));
  }

  private static WorkerFrame search(String query, int limit) {
    return run(RUN)
        .setSearchWanted(SearchWanted.newBuilder().setQuery(query).setLimit(limit))
        .build();
  }

  @Test
  void searchesAreHeardWhileRunningAndCounted() throws Exception {
    started();
    for (int i = 0; i < WorkerProtocol.MAX_SEARCHES; i++) {
      worker.send(search("refund", 5));
      assertThat(listener.next()).isEqualTo("search refund");
    }
    worker.send(search("refund", 5));
    assertThat(listener.next()).contains("broke the protocol: more than 1000 searches");
  }

  @Test
  void searchBeforeTheStartEndsTheWorker() throws Exception {
    checking();
    worker.send(search("refund", 5));
    assertThat(listener.next()).contains("SEARCH_WANTED is not allowed while Checking");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaches")
  void breachEndsTheWorker(String name, WorkerFrame frame) throws Exception {
    WorkerConnection connection = started();
    worker.send(frame);
    assertThat(listener.next()).startsWith("lost: broke the protocol");
    assertThat(connection.gone().get(5, TimeUnit.SECONDS)).startsWith("broke the protocol");
  }

  @Test
  void oversizedFrameEndsTheWorker() throws Exception {
    started();
    worker.send(
        run(RUN)
            .setRunFinished(
                completed().toBuilder()
                    .setResultJson(
                        ByteString.copyFrom(new byte[WorkerProtocol.MAX_FRAME_BYTES + 1])))
            .build());
    assertThat(listener.next()).startsWith("lost: its stream broke");
  }

  @Test
  void callBeforeTheStartEndsTheWorker() throws Exception {
    checking();
    worker.call(RUN, 1, "crm", "get");
    assertThat(listener.next()).contains("TOOL_CALL is not allowed while Checking");
  }

  private WorkerConnection welcomed() throws Exception {
    CompletableFuture<WorkerConnection> connection = gateway.expect("secret");
    worker.hello("secret");
    assertThat(worker.next().hasWelcome()).isTrue();
    return connection.get(5, TimeUnit.SECONDS);
  }

  private WorkerConnection ready() throws Exception {
    WorkerConnection connection = welcomed();
    worker.ready();
    connection.ready().get(5, TimeUnit.SECONDS);
    return connection;
  }

  private WorkerConnection checking() throws Exception {
    WorkerConnection connection = ready();
    assertThat(connection.start(RUN, StartRun.newBuilder().setCode("1").build(), listener))
        .isTrue();
    assertThat(worker.next().getStartRun().getCode()).isEqualTo("1");
    return connection;
  }

  private WorkerConnection started() throws Exception {
    WorkerConnection connection = checking();
    worker.started(RUN);
    assertThat(listener.next()).isEqualTo("started");
    return connection;
  }

  private static WorkerFrame.Builder run(String runId) {
    return WorkerFrame.newBuilder().setRunId(runId);
  }

  private static RunFinished completed() {
    return RunFinished.newBuilder().setStatus(RunFinished.Status.STATUS_COMPLETED).build();
  }

  private static dev.codemode.proto.v1.RunStarted startedFrame() {
    return dev.codemode.proto.v1.RunStarted.getDefaultInstance();
  }
}
