package dev.codemode.supervisor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;

/** Fails when it hears of one run what a {@link RunListener} need not be prepared for. */
final class StrictListener implements RunListener {
  private final boolean checkOnly;
  private boolean started;
  private boolean ended;
  private long lastCall;
  private long calls;
  private long cancels;
  private int searches;

  StrictListener(boolean checkOnly) {
    this.checkOnly = checkOnly;
  }

  boolean isEnded() {
    return ended;
  }

  private void hear(boolean inOrder) {
    assertThat(ended).as("the run was over").isFalse();
    assertThat(inOrder).as("in order").isTrue();
  }

  private static void assertName(String name) {
    assertThat(name.length()).isLessThanOrEqualTo(FrameRules.MAX_NAME_LENGTH);
  }

  private static void assertText(String text) {
    assertThat(text.length()).isLessThanOrEqualTo(FrameRules.MAX_TEXT_LENGTH);
  }

  @Override
  public void signaturesWanted(SignaturesWanted wanted) {
    hear(true);
    assertThat(wanted.getToolsCount() + wanted.getWholeServersCount())
        .isLessThanOrEqualTo(WorkerProtocol.MAX_SIGNATURES_WANTED);
    wanted.getWholeServersList().forEach(StrictListener::assertName);
    wanted
        .getToolsList()
        .forEach(
            tool -> {
              assertName(tool.getServer());
              assertName(tool.getTool());
            });
  }

  @Override
  public void searchWanted(SearchWanted wanted) {
    hear(started);
    assertThat(++searches).isLessThanOrEqualTo(WorkerProtocol.MAX_SEARCHES);
    assertThat(wanted.getQuery().length()).isLessThanOrEqualTo(WorkerProtocol.MAX_QUERY_CHARACTERS);
    assertThat(wanted.getLimit()).isBetween(1, WorkerProtocol.MAX_SEARCH_ANSWERS);
    assertName(wanted.getServer());
  }

  @Override
  public void started() {
    hear(!started && !checkOnly);
    started = true;
  }

  @Override
  public void output(Output.Stream stream, ByteString data) {
    hear(started);
    assertThat(stream).isIn(Output.Stream.STREAM_STDOUT, Output.Stream.STREAM_STDERR);
    assertThat(data.size()).isBetween(1, WorkerProtocol.MAX_OUTPUT_PIECE_BYTES);
  }

  @Override
  public void toolCall(ToolCall call) {
    hear(started);
    assertThat(call.getCallId()).isGreaterThan(lastCall);
    lastCall = call.getCallId();
    calls++;
    assertName(call.getServer());
    assertName(call.getTool());
    assertThat(call.getArgumentsJson().size())
        .isLessThanOrEqualTo(WorkerProtocol.MAX_ARGUMENTS_BYTES);
  }

  @Override
  public void toolCallCancelled(long callId) {
    hear(started);
    assertThat(++cancels).isLessThanOrEqualTo(calls);
  }

  @Override
  public void finished(RunFinished finished) {
    boolean completed = finished.getStatus() == RunFinished.Status.STATUS_COMPLETED;
    boolean refused =
        switch (finished.getStatus()) {
          case STATUS_POLICY_VIOLATION, STATUS_CANCELLED, STATUS_INVALID_ARGUMENT -> true;
          default -> false;
        };
    hear(started ? !refused : !completed || checkOnly);
    ended = true;
    assertThat(completed || finished.getResultJson().isEmpty()).isTrue();
    assertText(finished.getHint());
    assertText(finished.getFailure().getErrorType());
    assertText(finished.getFailure().getMessage());
    assertText(finished.getFailure().getTraceback());
    assertThat(finished.getFailure().getLine()).isNotNegative();
    assertThat(finished.getFailure().getColumn()).isNotNegative();
    assertThat(finished.getPeakHeapBytes()).isNotNegative();
  }

  @Override
  public void lost(String reason) {
    hear(true);
    ended = true;
    assertThat(reason.length()).isLessThan(200);
  }
}
