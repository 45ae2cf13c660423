package dev.codemode.supervisor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Ready;
import dev.codemode.proto.v1.RunStarted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.supervisor.testing.Memory;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameDecoderTest {
  private static final int LARGEST = WorkerProtocol.MAX_FRAME_BYTES - 16;

  @Test
  void largestFrameOfAnHonestWorkerIsTaken() {
    ToolName name = ToolName.newBuilder().setServer("s").setTool("t").build();
    WorkerFrame frame =
        WorkerFrame.newBuilder()
            .setRunId("run-1")
            .setSignaturesWanted(
                SignaturesWanted.newBuilder()
                    .setRequestId(1)
                    .addAllTools(Collections.nCopies(WorkerProtocol.MAX_SIGNATURES_WANTED, name)))
            .build();
    assertThat(FrameDecoder.decode(frame.toByteArray())).isEqualTo(new Arrival.Frame(frame));
  }

  static Stream<Arguments> malformed() {
    WorkerFrame ready =
        WorkerFrame.newBuilder().setReady(Ready.newBuilder().addProblems("none")).build();
    WorkerFrame started =
        WorkerFrame.newBuilder().setRunStarted(RunStarted.getDefaultInstance()).build();
    return Stream.of(
        Arguments.of(HostileFrames.deepGroups(5_000), "an unknown field 2 of WorkerFrame"),
        Arguments.of(HostileFrames.manyUnknownFields(10), "an unknown field 1000 of WorkerFrame"),
        Arguments.of(
            HostileFrames.inside(WorkerFrame.READY_FIELD_NUMBER, new byte[] {0x7a, 0}),
            "an unknown field 15 of Ready"),
        Arguments.of(HostileFrames.twice(ready), "a second ready of WorkerFrame"),
        Arguments.of(
            ready.toByteString().concat(started.toByteString()).toByteArray(),
            "a second run_started of WorkerFrame"),
        Arguments.of(HostileFrames.manyProblems(10_000), "a frame of more than 4000 fields"),
        Arguments.of(new byte[] {0x1a, 100}, "a frame that is cut off or garbled"),
        Arguments.of(new byte[] {0x1a, 4, 0x1a, 9, 1, 1}, "a frame that is cut off or garbled"),
        Arguments.of(new byte[] {0}, "a frame that is cut off or garbled"),
        Arguments.of(new byte[] {0x0a, 1, (byte) 0xff}, "a text that is no UTF-8"),
        Arguments.of(new byte[LARGEST + 17], "a frame over 9437184 bytes"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("malformed")
  void anyOtherFormIsRefused(byte[] message, String reason) {
    assertThat(FrameDecoder.decode(message)).isEqualTo(new Arrival.Malformed(reason));
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        Arguments.of("problems", HostileFrames.manyProblems(LARGEST)),
        Arguments.of("names", HostileFrames.manyNames(LARGEST)),
        Arguments.of("contents", HostileFrames.manyContents(LARGEST)),
        Arguments.of("unknown fields", HostileFrames.manyUnknownFields(LARGEST)),
        Arguments.of("groups", HostileFrames.deepGroups(LARGEST)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void littleIsMadeOfManyFields(String name, byte[] message) {
    // Parsed they take up to 670 MB.
    assertThat(
            Memory.allocatedBy(
                () ->
                    assertThat(FrameDecoder.decode(message)).isInstanceOf(Arrival.Malformed.class)))
        .isLessThan(4 << 20);
  }
}
