package dev.codemode.supervisor.channel;

import static dev.codemode.supervisor.channel.StreamScript.CANCEL;
import static dev.codemode.supervisor.channel.StreamScript.CLOSE;
import static dev.codemode.supervisor.channel.StreamScript.REPLY;
import static dev.codemode.supervisor.channel.StreamScript.START_CHECK;
import static dev.codemode.supervisor.channel.StreamScript.START_KEEPING;
import static dev.codemode.supervisor.channel.StreamScript.START_RUN;
import static dev.codemode.supervisor.channel.StreamScript.TRANSPORT_FULL;
import static dev.codemode.supervisor.channel.StreamScript.TRANSPORT_READY;
import static dev.codemode.supervisor.channel.StreamScript.WORKER_BREAKS;
import static dev.codemode.supervisor.channel.StreamScript.WORKER_ENDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Failure;
import dev.codemode.proto.v1.Hello;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.RunStarted;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolCallCancelled;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.WorkerFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The scripts that the fuzzer begins with, each kind of frame and each breach among them, are those
 * of today's messages. {@code -Dgolden.update=true} writes them anew.
 */
class StreamCorpusTest {
  private static final Path FOLDER =
      Path.of(
          "src/test/resources/dev/codemode/supervisor/channel",
          "WorkerStreamFuzzTestInputs/anyMessagesInAnyOrder");

  private final Map<String, StreamScript> scripts = new LinkedHashMap<>();

  @Test
  void corpusIsOfTodaysMessages() throws IOException {
    honest();
    breaches();
    forms();
    ends();
    for (Map.Entry<String, StreamScript> each : scripts.entrySet()) {
      Path file = FOLDER.resolve(each.getKey());
      byte[] script = each.getValue().toBytes();
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.write(file, script);
      }
      assertThat(file).hasBinaryContent(script);
    }
  }

  private void honest() {
    scripts.put("hello", welcomed());
    scripts.put("ready", ready());
    scripts.put("checking", checking());
    scripts.put("started", running());
    scripts.put("signatures", checking().frame(signatures("crm", "get_user")));
    scripts.put("search", running().frame(search("refund", 5)));
    scripts.put("output", running().frame(output("printed é\n")));
    scripts.put("call", running().frame(call(1, "{\"id\":1}")).then(REPLY));
    scripts.put("cancelled-call", running().frame(call(1, "")).frame(cancelled(1)));
    scripts.put("completed", running().frame(completed("{\"a\":[1,2.5,null]}")));
    scripts.put("failed", running().frame(failed(RunFinished.Status.STATUS_FAILED)));
    scripts.put("memory", running().frame(failed(RunFinished.Status.STATUS_MEMORY_LIMIT)));
    scripts.put("too-large", running().frame(failed(RunFinished.Status.STATUS_OUTPUT_LIMIT)));
    scripts.put(
        "refused",
        checking()
            .frame(failed(RunFinished.Status.STATUS_POLICY_VIOLATION))
            .message(readyFrame().build().toByteArray())
            .then(START_RUN));
    scripts.put(
        "cancelled", checking().then(CANCEL).frame(failed(RunFinished.Status.STATUS_CANCELLED)));
    scripts.put("check", ready().then(START_CHECK).frame(completed("{\"calls\":[]}")));
    scripts.put("kept", keptTwice());
    scripts.put(
        "slow-reader",
        running().then(TRANSPORT_FULL).then(REPLY).then(REPLY).then(REPLY).then(TRANSPORT_READY));
  }

  private void breaches() {
    scripts.put("no-hello", script(readyFrame()));
    scripts.put("guessed-token", script(hello("guessed", WorkerProtocol.VERSION)));
    scripts.put("other-version", script(hello(WorkerStreamFuzzTest.TOKEN, 99)));
    scripts.put("second-hello", with(welcomed(), hello("again", WorkerProtocol.VERSION)));
    scripts.put("second-ready", with(ready(), readyFrame()));
    scripts.put("before-a-run", with(ready(), output("early").setRunId("run-1")));
    scripts.put("call-while-checking", checking().frame(call(1, "{}")));
    scripts.put("search-while-checking", checking().frame(search("x", 1)));
    scripts.put("second-start", running().frame(startedFrame()));
    scripts.put("start-of-check", ready().then(START_CHECK).frame(startedFrame()));
    scripts.put("other-run", with(running(), output("stolen").setRunId("run-2")));
    scripts.put("late-run", with(keptTwice(), output("late").setRunId("run-1")));
    scripts.put("after-the-end", running().frame(completed("1")).frame(completed("2")));
    scripts.put(
        "ready-after-the-end", with(running().frame(completed("1")), readyFrame()).then(START_RUN));
    scripts.put("no-content", running().frame(WorkerFrame.newBuilder()));
    scripts.put("no-output", running().frame(output("")));
    scripts.put(
        "no-stream",
        running()
            .frame(
                WorkerFrame.newBuilder()
                    .setOutput(
                        Output.newBuilder()
                            .setStreamValue(7)
                            .setData(ByteString.copyFromUtf8("x")))));
    scripts.put("same-call", running().frame(call(1, "{}")).frame(call(1, "{}")));
    scripts.put("negative-call", running().frame(call(-1, "{}")));
    scripts.put("cancel-of-nothing", running().frame(cancelled(1)));
    scripts.put("search-for-too-many", running().frame(search("x", 51)));
    scripts.put("long-query", running().frame(search("x".repeat(1_001), 1)));
    scripts.put("long-name", checking().frame(signatures("crm", "x".repeat(1_025))));
    scripts.put(
        "forged-refusal", running().frame(failed(RunFinished.Status.STATUS_POLICY_VIOLATION)));
    scripts.put("forged-completion", checking().frame(completed("1")));
    scripts.put(
        "unknown-status",
        running()
            .frame(
                WorkerFrame.newBuilder()
                    .setRunFinished(RunFinished.newBuilder().setStatusValue(4_711))));
    scripts.put(
        "result-of-failure",
        running()
            .frame(
                WorkerFrame.newBuilder()
                    .setRunFinished(
                        RunFinished.newBuilder()
                            .setStatus(RunFinished.Status.STATUS_FAILED)
                            .setResultJson(ByteString.copyFromUtf8("1")))));
  }

  private void forms() {
    scripts.put("unknown-field", checking().message(HostileFrames.manyUnknownFields(20)));
    scripts.put("many-names", checking().message(HostileFrames.manyNames(9_000)));
    scripts.put("many-problems", welcomed().message(HostileFrames.manyProblems(9_000)));
    scripts.put("groups", checking().message(HostileFrames.deepGroups(200)));
    scripts.put("twice", welcomed().message(HostileFrames.twice(readyFrame().build())));
    scripts.put("cut-off", checking().message(new byte[] {0x4a, 100, 8, 1}));
    scripts.put("no-utf8", welcomed().message(new byte[] {0x0a, 1, (byte) 0xff}));
    scripts.put("garbage", new StreamScript().message(new byte[] {-1, -1, -1, -1}));
  }

  private void ends() {
    scripts.put("ends-in-run", running().then(WORKER_ENDS));
    scripts.put("breaks-in-run", running().then(WORKER_BREAKS));
    scripts.put("closed-in-run", running().then(CLOSE));
    scripts.put("ends-before-hello", new StreamScript().then(WORKER_ENDS));
  }

  private static StreamScript script(WorkerFrame.Builder first) {
    return with(new StreamScript(), first);
  }

  private static StreamScript with(StreamScript script, WorkerFrame.Builder frame) {
    return script.message(frame.build().toByteArray());
  }

  private static StreamScript welcomed() {
    return script(hello(WorkerStreamFuzzTest.TOKEN, WorkerProtocol.VERSION));
  }

  private static StreamScript ready() {
    return with(welcomed(), readyFrame());
  }

  private static StreamScript checking() {
    return ready().then(START_RUN);
  }

  private static StreamScript running() {
    return checking().frame(startedFrame());
  }

  private static StreamScript keptTwice() {
    StreamScript first = ready().then(START_KEEPING).frame(startedFrame()).frame(completed("1"));
    return with(first, WorkerFrame.newBuilder().setReady(Ready.getDefaultInstance()))
        .then(START_KEEPING)
        .frame(startedFrame());
  }

  private static WorkerFrame.Builder hello(String token, int version) {
    return WorkerFrame.newBuilder()
        .setHello(Hello.newBuilder().setProtocolVersion(version).setToken(token));
  }

  private static WorkerFrame.Builder readyFrame() {
    return WorkerFrame.newBuilder()
        .setReady(
            Ready.newBuilder().setSystemCallsRestricted(true).addProblems("no Landlock here"));
  }

  private static WorkerFrame.Builder startedFrame() {
    return WorkerFrame.newBuilder().setRunStarted(RunStarted.getDefaultInstance());
  }

  private static WorkerFrame.Builder signatures(String server, String tool) {
    return WorkerFrame.newBuilder()
        .setSignaturesWanted(
            SignaturesWanted.newBuilder()
                .setRequestId(1)
                .addTools(ToolName.newBuilder().setServer(server).setTool(tool))
                .addWholeServers(server));
  }

  private static WorkerFrame.Builder search(String query, int limit) {
    return WorkerFrame.newBuilder()
        .setSearchWanted(SearchWanted.newBuilder().setRequestId(2).setQuery(query).setLimit(limit));
  }

  private static WorkerFrame.Builder output(String text) {
    return WorkerFrame.newBuilder()
        .setOutput(
            Output.newBuilder()
                .setStream(Output.Stream.STREAM_STDOUT)
                .setData(ByteString.copyFromUtf8(text)));
  }

  private static WorkerFrame.Builder call(long id, String arguments) {
    return WorkerFrame.newBuilder()
        .setToolCall(
            ToolCall.newBuilder()
                .setCallId(id)
                .setServer("crm")
                .setTool("get")
                .setArgumentsJson(ByteString.copyFromUtf8(arguments)));
  }

  private static WorkerFrame.Builder cancelled(long id) {
    return WorkerFrame.newBuilder()
        .setToolCallCancelled(ToolCallCancelled.newBuilder().setCallId(id));
  }

  private static WorkerFrame.Builder completed(String json) {
    return WorkerFrame.newBuilder()
        .setRunFinished(
            RunFinished.newBuilder()
                .setStatus(RunFinished.Status.STATUS_COMPLETED)
                .setHint("look")
                .setPeakHeapBytes(1 << 20)
                .setResultJson(ByteString.copyFromUtf8(json)));
  }

  private static WorkerFrame.Builder failed(RunFinished.Status status) {
    return WorkerFrame.newBuilder()
        .setRunFinished(
            RunFinished.newBuilder()
                .setStatus(status)
                .setFailure(
                    Failure.newBuilder()
                        .setErrorType("ValueError")
                        .setMessage("no")
                        .setTraceback("Traceback …")
                        .setLine(2)
                        .setColumn(1)));
  }
}
