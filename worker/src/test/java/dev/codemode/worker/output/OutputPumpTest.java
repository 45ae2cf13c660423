package dev.codemode.worker.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutputPumpTest {
  private final List<String> pieces = new CopyOnWriteArrayList<>();
  private final CountDownLatch arrived = new CountDownLatch(1);

  private final OutputPump pump =
      new OutputPump(
          (Output.Stream stream, byte[] data) -> {
            pieces.add(
                (stream == Output.Stream.STREAM_STDOUT ? "out:" : "err:")
                    + new String(data, StandardCharsets.UTF_8));
            arrived.countDown();
          });

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void closingSendsWhatIsPendingAtOnceAndInOrder() throws IOException {
    try (pump) {
      pump.stdout().write(text("a"));
      pump.stdout().write('b');
      pump.stderr().write(text("c"));
      pump.stdout().write(text("d"));
    }
    assertThat(pieces).containsExactly("out:ab", "err:c", "out:d");
  }

  @Test
  void smallWritesBecomeFewPieces() throws IOException {
    try (pump) {
      for (int i = 0; i < 20_000; i++) {
        pump.stdout().write(text("12345\n"));
      }
    }
    assertThat(pieces).hasSizeLessThan(20);
    assertThat(pieces.stream().mapToInt(piece -> piece.length() - "out:".length()).sum())
        .isEqualTo(120_000);
  }

  @Test
  void largeWriteIsCutIntoPieces() throws IOException {
    try (pump) {
      pump.stdout().write(new byte[3 * OutputPump.PIECE_BYTES + 1]);
    }
    assertThat(pieces).hasSize(4);
    assertThat(pieces.getFirst()).hasSize(OutputPump.PIECE_BYTES + "out:".length());
  }

  @Test
  void whatStaysPendingGoesOutByItself() throws IOException, InterruptedException {
    try (pump) {
      pump.stdout().write(text("progress"));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(pieces).containsExactly("out:progress");
    }
  }

  @Test
  void nothingGoesOutAfterTheEnd() throws IOException {
    pump.close();
    pump.stdout().write(text("late"));
    pump.close();
    assertThat(pieces).isEmpty();
  }
}
