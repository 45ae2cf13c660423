package dev.codemode.supervisor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Failure;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.RunStarted;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.supervisor.testing.Await;
import io.grpc.CallOptions;
import io.grpc.Status;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers and workers that break the rules can do to the gateway, over its real socket. */
@Timeout(20)
class HostileWorkersTest {
  private static final String RUN = "run-1";
  private static final String TOKEN = "secret";
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int GO_AWAY = 7;
  private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  private WorkerGateway gateway;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final RecordingListener listener = new RecordingListener();

  @BeforeEach
  void open() throws IOException {
    gateway = WorkerGateway.open(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    gateway.close();
  }

  private FakeWorker worker() {
    var worker = new FakeWorker(gateway.socket());
    opened.add(worker);
    return worker;
  }

  private RawWorker raw(int frames, CallOptions options) {
    var worker = new RawWorker(gateway.socket(), frames, options);
    opened.add(worker);
    return worker;
  }

  private SocketChannel stranger() throws IOException {
    var socket = SocketChannel.open(UnixDomainSocketAddress.of(gateway.socket()));
    opened.add(socket);
    return socket;
  }

  private static void awaitClosed(SocketChannel socket) throws IOException {
    var bytes = ByteBuffer.allocate(1_024);
    try {
      while (socket.read(bytes.clear()) >= 0) {
        // Settings and the announcement of the end.
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  @Test
  void guessedTokenIsRefusedAndSpendsNoOther() throws Exception {
    CompletableFuture<WorkerConnection> connection = gateway.expect(TOKEN);
    FakeWorker guessing = worker();
    guessing.hello("secreT");
    assertThat(guessing.awaitEnd()).contains("PERMISSION_DENIED").contains("not known");
    assertThat(connection).isNotDone();
    FakeWorker honest = worker();
    honest.hello(TOKEN);
    assertThat(honest.next().hasWelcome()).isTrue();
  }

  @Test
  void replayedTokenLeavesTheFirstStreamAlone() throws Exception {
    FakeWorker first = worker();
    WorkerConnection connection = started(first);
    FakeWorker second = worker();
    second.hello(TOKEN);
    second.ready();
    second.output(RUN, "stolen");
    assertThat(second.awaitEnd()).contains("PERMISSION_DENIED").contains("used before");
    first.output(RUN, "mine");
    assertThat(listener.next()).isEqualTo("output mine");
    assertThat(connection.gone()).isNotDone();
  }

  @Test
  void tokenIsSpentAfterItsWorkerIsGone() throws Exception {
    WorkerConnection connection = started(worker());
    connection.close("killed");
    FakeWorker second = worker();
    second.hello(TOKEN);
    assertThat(second.awaitEnd()).contains("PERMISSION_DENIED");
  }

  @Test
  void streamWithoutHelloIsEnded() throws Exception {
    assertThat(worker().awaitEnd()).contains("PERMISSION_DENIED").contains("no hello came in time");
  }

  @Test
  void helloInTimeIsNotEndedLater() throws Exception {
    FakeWorker honest = worker();
    WorkerConnection connection = started(honest);
    assertThat(worker().awaitEnd()).as("one that came later").contains("no hello came in time");
    assertThat(connection.gone()).isNotDone();
    honest.output(RUN, "still here");
    assertThat(listener.next()).isEqualTo("output still here");
  }

  @Test
  void connectionWithoutStreamIsToldToGo() throws Exception {
    SocketChannel idle = stranger();
    idle.write(ByteBuffer.wrap(PREFACE));
    idle.write(ByteBuffer.wrap(EMPTY_SETTINGS));
    var frames = new DataInputStream(Channels.newInputStream(idle));
    int type = frameType(frames);
    while (type != GO_AWAY) {
      type = frameType(frames);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "codemode.soak", matches = "true")
  void connectionThatSaysNothingIsClosed() throws Exception {
    // It has ten seconds to answer before it is cut off.
    awaitClosed(stranger());
    Await.until(() -> gateway.connections() == 0);
  }

  /** Reads one frame of HTTP/2; fails at the end of the connection. */
  private static int frameType(DataInputStream frames) throws IOException {
    int length = frames.readUnsignedByte() << 16 | frames.readUnsignedShort();
    int type = frames.readUnsignedByte();
    frames.skipNBytes(5L + length);
    return type;
  }

  @Test
  void connectionsOfStrangersAreBoundedAndLeaveRoomForWorkers() throws Exception {
    try (WorkerGateway patient = WorkerGateway.open()) {
      gateway.close();
      gateway = patient;
      for (int i = 0; i < WorkerGateway.SPARE_CONNECTIONS; i++) {
        stranger();
      }
      for (int i = 0; i < 100; i++) {
        awaitClosed(stranger());
      }
      assertThat(gateway.connections()).isEqualTo(WorkerGateway.SPARE_CONNECTIONS);
      // Announced before it dials, as workers are.
      CompletableFuture<WorkerConnection> announced = gateway.expect(TOKEN);
      FakeWorker worker = worker();
      worker.hello(TOKEN);
      assertThat(worker.next().hasWelcome()).isTrue();
      assertThat(announced.get(5, TimeUnit.SECONDS)).isNotNull();
      assertThat(gateway.connections()).isEqualTo(WorkerGateway.SPARE_CONNECTIONS + 1);
    }
  }

  @Test
  void compressedFramesAreNotUnpacked() throws Exception {
    var _ = gateway.expect(TOKEN);
    RawWorker packing = raw(1, CallOptions.DEFAULT.withCompression("gzip"));
    packing.send(hello());
    assertThat(packing.awaitEnd().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of(HostileFrames.manyUnknownFields(10), "an unknown field 1000 of WorkerFrame"),
        Arguments.of(HostileFrames.manyNames(1 << 20), "a frame of more than 4000 fields"),
        Arguments.of(
            HostileFrames.deepGroups(WorkerProtocol.MAX_FRAME_BYTES),
            "an unknown field 2 of WorkerFrame"),
        Arguments.of(
            HostileFrames.twice(run().setRunStarted(RunStarted.getDefaultInstance()).build()),
            "a second run_id of WorkerFrame"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("malformed")
  void malformedFrameEndsTheWorkerWithItsReason(byte[] message, String reason) throws Exception {
    RawWorker hostile = raw(10, CallOptions.DEFAULT);
    WorkerConnection connection = checking(hostile, StartRun.getDefaultInstance());
    hostile.send(message);
    assertThat(listener.next()).isEqualTo("lost: broke the protocol: " + reason);
    assertThat(connection.gone().get(5, TimeUnit.SECONDS)).contains(reason);
    hostile.awaitEnd();
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void malformedHelloSpendsNoToken() throws Exception {
    var _ = gateway.expect(TOKEN);
    RawWorker hostile = raw(1, CallOptions.DEFAULT);
    hostile.send(HostileFrames.twice(hello()));
    assertThat(hostile.awaitEnd().getDescription())
        .isEqualTo("the first frame is a second hello of WorkerFrame");
    assertThat(welcomed(worker())).isNotNull();
  }

  @Test
  void frameOfAnotherWorkersRunEndsItsSenderOnly() throws Exception {
    FakeWorker honest = worker();
    WorkerConnection connection = started(honest);
    CompletableFuture<WorkerConnection> other = gateway.expect("other");
    FakeWorker forging = worker();
    forging.hello("other");
    WorkerConnection forger = other.get(5, TimeUnit.SECONDS);
    forging.ready();
    forger.ready().get(5, TimeUnit.SECONDS);
    var heard = new RecordingListener();
    forger.start("run-2", StartRun.getDefaultInstance(), heard);
    forging.completed(RUN, "\"forged\"");
    assertThat(heard.next()).isEqualTo("lost: broke the protocol: a frame of another run");
    honest.output(RUN, "mine");
    assertThat(listener.next()).isEqualTo("output mine");
    assertThat(connection.gone()).isNotDone();
  }

  @Test
  void lateFramesAreHeardByNobody() throws Exception {
    FakeWorker late = worker();
    WorkerConnection connection = started(late);
    late.completed(RUN, "1");
    late.completed(RUN, "2");
    late.output(RUN, "late");
    late.started(RUN);
    late.ready();
    late.halfClose();
    assertThat(listener.next()).isEqualTo("finished STATUS_COMPLETED");
    assertThat(late.isOpen()).as("its frames were taken and dropped").isTrue();
    assertThat(connection.ready()).as("gone").isNotDone();
    assertThat(listener.isSilent()).isTrue();
  }

  static Stream<Arguments> forgedEnds() {
    return Stream.of(
        Arguments.of(true, ended(RunFinished.Status.STATUS_POLICY_VIOLATION)),
        Arguments.of(true, ended(RunFinished.Status.STATUS_INVALID_ARGUMENT)),
        Arguments.of(true, ended(RunFinished.Status.STATUS_CANCELLED)),
        Arguments.of(false, ended(RunFinished.Status.STATUS_COMPLETED)),
        Arguments.of(false, ended(RunFinished.Status.STATUS_OUTPUT_LIMIT)),
        Arguments.of(
            true,
            ended(RunFinished.Status.STATUS_FAILED)
                .setResultJson(ByteString.copyFromUtf8("\"both\""))),
        Arguments.of(
            true,
            ended(RunFinished.Status.STATUS_FAILED)
                .setFailure(Failure.newBuilder().setMessage("x".repeat(300_000)))),
        Arguments.of(
            true,
            ended(RunFinished.Status.STATUS_FAILED).setFailure(Failure.newBuilder().setLine(-1))),
        Arguments.of(true, ended(RunFinished.Status.STATUS_COMPLETED).setPeakHeapBytes(-1)));
  }

  @ParameterizedTest
  @MethodSource("forgedEnds")
  void endThatCannotBeIsNone(boolean hasStarted, RunFinished.Builder end) throws Exception {
    FakeWorker forging = worker();
    WorkerConnection connection = hasStarted ? started(forging) : checking(forging);
    forging.finished(RUN, end.build());
    assertThat(listener.next()).startsWith("lost: broke the protocol: ");
    assertThat(connection.gone()).isDone();
  }

  @Test
  void checkedProgramIsNotStarted() throws Exception {
    FakeWorker forging = worker();
    WorkerConnection connection = ready(forging);
    connection.start(RUN, StartRun.newBuilder().setCheckOnly(true).build(), listener);
    forging.started(RUN);
    assertThat(listener.next()).contains("RUN_STARTED is not allowed while Checking");
  }

  @Test
  void checkCompletesWithoutAStart() throws Exception {
    FakeWorker honest = worker();
    WorkerConnection connection = ready(honest);
    connection.start(RUN, StartRun.newBuilder().setCheckOnly(true).build(), listener);
    honest.completed(RUN, "{}");
    assertThat(listener.next()).isEqualTo("finished STATUS_COMPLETED");
  }

  @Test
  void lookUpsBeforeTheStartAreCounted() throws Exception {
    FakeWorker asking = worker();
    checking(asking);
    WorkerFrame wanted =
        run().setSignaturesWanted(SignaturesWanted.newBuilder().setRequestId(1)).build();
    for (int i = 0; i < FrameRules.MAX_SIGNATURE_REQUESTS; i++) {
      asking.send(wanted);
      assertThat(listener.next()).isEqualTo("signatures 1");
    }
    asking.send(wanted);
    assertThat(listener.next()).contains("more than 10000 requests for signatures");
  }

  @Test
  void workerThatNeverReadsHoldsUpWhoeverSendsAndCostsOneFrameMore() throws Exception {
    RawWorker deaf = raw(1, CallOptions.DEFAULT);
    WorkerConnection connection = checking(deaf, StartRun.getDefaultInstance());
    var reply = ToolReply.newBuilder().setValueJson(ByteString.copyFrom(new byte[1 << 20])).build();
    var sent = new AtomicInteger();
    List<Thread> senders =
        Stream.generate(
                () ->
                    Thread.ofVirtual()
                        .name("sender")
                        .start(
                            () -> {
                              connection.sendWhenRoom(RUN, reply);
                              sent.incrementAndGet();
                            }))
            .limit(32)
            .toList();
    Await.until(() -> senders.stream().filter(each -> waits(each)).count() + sent.get() == 32);
    assertThat(sent.get()).as("taken by the transport or by the queue").isLessThan(8);
    assertThat(connection.queuedBytes())
        .isGreaterThan(FrameSender.MAX_QUEUED_BYTES)
        .isLessThan(FrameSender.MAX_QUEUED_BYTES + (1 << 20) + 1_024);
    connection.close("killed");
    for (Thread each : senders) {
      assertThat(each.join(Duration.ofSeconds(5))).isTrue();
    }
    assertThat(connection.queuedBytes()).isZero();
  }

  @Test
  void answerIsOnItsWayOnlyWhenThereIsRoom() throws Exception {
    RawWorker deaf = raw(1, CallOptions.DEFAULT);
    WorkerConnection connection = checking(deaf, StartRun.getDefaultInstance());
    var reply = ToolReply.newBuilder().setValueJson(ByteString.copyFrom(new byte[3 << 20])).build();
    // One for the transport, one for the queue.
    connection.sendWhenRoom(RUN, reply);
    connection.sendWhenRoom(RUN, reply);
    var sending = new CompletableFuture<Void>();
    Thread answering =
        Thread.ofVirtual()
            .name("answering")
            .start(
                () ->
                    connection.sendWhenRoom(
                        RUN, Signatures.getDefaultInstance(), () -> sending.complete(null)));
    Await.until(() -> waits(answering));
    assertThat(sending).isNotDone();
    connection.close("killed");
    assertThat(answering.join(Duration.ofSeconds(5))).isTrue();
    assertThat(sending).as("dropped").isNotDone();
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  private WorkerConnection welcomed(FakeWorker worker) throws Exception {
    CompletableFuture<WorkerConnection> connection = gateway.expect(TOKEN);
    worker.hello(TOKEN);
    assertThat(worker.next().hasWelcome()).isTrue();
    return connection.get(5, TimeUnit.SECONDS);
  }

  private WorkerConnection ready(FakeWorker worker) throws Exception {
    WorkerConnection connection = welcomed(worker);
    worker.ready();
    connection.ready().get(5, TimeUnit.SECONDS);
    return connection;
  }

  private WorkerConnection checking(FakeWorker worker) throws Exception {
    WorkerConnection connection = ready(worker);
    assertThat(connection.start(RUN, StartRun.getDefaultInstance(), listener)).isTrue();
    assertThat(worker.next().hasStartRun()).isTrue();
    return connection;
  }

  private WorkerConnection started(FakeWorker worker) throws Exception {
    WorkerConnection connection = checking(worker);
    worker.started(RUN);
    assertThat(listener.next()).isEqualTo("started");
    return connection;
  }

  private WorkerConnection checking(RawWorker worker, StartRun program) throws Exception {
    CompletableFuture<WorkerConnection> expected = gateway.expect(TOKEN);
    worker.send(hello());
    WorkerConnection connection = expected.get(5, TimeUnit.SECONDS);
    worker.send(WorkerFrame.newBuilder().setReady(Ready.getDefaultInstance()).build());
    connection.ready().get(5, TimeUnit.SECONDS);
    assertThat(connection.start(RUN, program, listener)).isTrue();
    return connection;
  }

  private static WorkerFrame hello() {
    return WorkerFrame.newBuilder()
        .setHello(Hello.newBuilder().setProtocolVersion(WorkerProtocol.VERSION).setToken(TOKEN))
        .build();
  }

  private static WorkerFrame.Builder run() {
    return WorkerFrame.newBuilder().setRunId(RUN);
  }

  private static RunFinished.Builder ended(RunFinished.Status status) {
    return RunFinished.newBuilder().setStatus(status);
  }
}
