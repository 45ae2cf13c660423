package dev.codemode.supervisor.run;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.CallRecord;
import dev.codemode.supervisor.broker.CallStatus;
import dev.codemode.supervisor.broker.RunTools;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tools of one server: {@code echo} answers at once, {@code hang} never. */
final class FakeTools implements RunTools {
  /** The request for signatures that overflows the stack. */
  static final long OVERFLOWING = 8;

  /** The request for signatures whose answer takes 3 MiB. */
  static final long LARGE = 9;

  private final int limit;
  private final AtomicInteger largeAnswers;
  private final Map<Long, CallStatus> calls = new LinkedHashMap<>();

  /**
   * @param largeAnswers counts what was made of {@link #LARGE} requests
   */
  FakeTools(int limit, AtomicInteger largeAnswers) {
    this.limit = limit;
    this.largeAnswers = largeAnswers;
  }

  @Override
  public List<Server> servers() {
    return List.of(Server.newBuilder().setKey("demo").setPythonName("demo").build());
  }

  @Override
  public Signatures signatures(SignaturesWanted wanted) {
    if (wanted.getRequestId() == OVERFLOWING) {
      throw new StackOverflowError("of a schema");
    }
    var answer = Signatures.newBuilder().setRequestId(wanted.getRequestId());
    if (wanted.getRequestId() == LARGE) {
      answer.addFound(Signature.newBuilder().setStub("x".repeat(3 << 20)));
      largeAnswers.incrementAndGet();
    }
    return answer.build();
  }

  @Override
  public SearchAnswer search(SearchWanted wanted) {
    return SearchAnswer.newBuilder()
        .setRequestId(wanted.getRequestId())
        .setMistake(wanted.getQuery())
        .build();
  }

  @Override
  public void started() {}

  @Override
  public synchronized Admission call(ToolCall call, Consumer<ToolReply> reply) {
    if (calls.size() == limit) {
      return Admission.OVER_CALL_LIMIT;
    }
    boolean answers = call.getTool().equals("echo");
    calls.put(call.getCallId(), answers ? CallStatus.OK : CallStatus.UNFINISHED);
    if (answers) {
      reply.accept(
          ToolReply.newBuilder()
              .setCallId(call.getCallId())
              .setStatus(ToolReply.Status.STATUS_OK)
              .setValueJson(ByteString.copyFromUtf8("1"))
              .build());
    }
    return Admission.ACCEPTED;
  }

  @Override
  public void cancel(long callId) {}

  @Override
  public synchronized List<CallRecord> ledger() {
    return calls.values().stream()
        .map(status -> new CallRecord("demo.tool", status, Duration.ZERO, Duration.ZERO, 1))
        .toList();
  }

  @Override
  public void close() {}
}
