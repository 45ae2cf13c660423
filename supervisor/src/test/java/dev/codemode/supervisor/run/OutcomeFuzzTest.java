package dev.codemode.supervisor.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.supervisor.mcp.ResultRenderer;
import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.run.RunOutcome.Usage;
import dev.codemode.supervisor.run.RunOutcome.WorkerOrigin;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever a worker says of a run's end and prints, the caller gets a reply within its budget: what
 * is judged to be a result can be read, every text can be shown.
 */
class OutcomeFuzzTest {
  private static final int BUDGET = 1_000;

  /** Structure, ledger and the bounded texts of a failure, each of which comes twice. */
  private static final int ENVELOPE = 64 * 1024;

  @FuzzTest
  void anyEndCanBeShown(byte[] input) {
    int half = input.length / 2;
    RunFinished finished;
    try {
      finished = RunFinished.parseFrom(Arrays.copyOf(input, half));
    } catch (InvalidProtocolBufferException e) {
      finished =
          RunFinished.newBuilder()
              .setStatus(RunFinished.Status.STATUS_COMPLETED)
              .setResultJson(ByteString.copyFrom(input, 0, half))
              .build();
    }
    byte[] json = finished.getResultJson().toByteArray();
    boolean isCompleted = finished.getStatus() == RunFinished.Status.STATUS_COMPLETED;
    if (json.length > 0 && !(isCompleted && ResultJson.isValid(json))) {
      return;
    }
    if (json.length > 0) {
      assertThat(McpJson.mapper().readTree(json)).isNotNull();
    }
    var printed = new PrintedOutput(BUDGET);
    for (int i = half; i < input.length; i++) {
      boolean _ = printed.append(i % 2 == 0, ByteString.copyFrom(input, i, 1));
    }
    RunStatus status = isCompleted ? RunStatus.COMPLETED : RunStatus.FAILED;
    RunEnd end = RunEnd.finished(finished, status, false);
    var outcome =
        new RunOutcome(
            "run-1",
            end.status(),
            end.resultJson(),
            printed.stdout(),
            printed.stderr(),
            end.failure(),
            end.hint(),
            Duration.ZERO,
            List.of(),
            new Usage(Duration.ZERO, Duration.ZERO, end.peakHeapBytes(), 0, WorkerOrigin.WARM),
            BUDGET);
    String shown = ResultRenderer.text(outcome);
    String structured = McpJson.mapper().writeValueAsString(ResultRenderer.json(outcome));
    assertThat(shown.length()).isLessThan(2 * BUDGET + ENVELOPE);
    // A control character takes six in JSON.
    assertThat(structured.length()).isLessThan(6 * (2 * BUDGET + ENVELOPE));
  }
}
