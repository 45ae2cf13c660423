package dev.codemode.supervisor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.testing.Memory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultJsonTest {
  private static boolean isValid(String json) {
    return ResultJson.isValid(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "null", "\"a\"", " [1, {\"a\": [true, 1.5e300]}] ", "{\"a\":1,\"a\":2}"})
  void oneValueIsAResult(String json) {
    assertThat(isValid(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{no json",
        "1 2",
        "[] ]",
        "[1",
        "{\"a\"}",
        "NaN",
        "01",
        "\"a",
        "\"\\x\"",
        "[1,]",
        "1e99999999999999",
        "// no\n1"
      })
  void anythingElseIsNone(String json) {
    assertThat(isValid(json)).isFalse();
  }

  @Test
  void bytesThatAreNoTextAreNone() {
    assertThat(ResultJson.isValid(new byte[] {'"', (byte) 0xc3, '"'})).isFalse();
    assertThat(ResultJson.isValid(new byte[] {'"', 1, '"'})).isFalse();
  }

  @Test
  void otherEncodingsAreNone() {
    assertThat(ResultJson.isValid("[1]".getBytes(StandardCharsets.UTF_16BE))).isFalse();
    assertThat(ResultJson.isValid("[1]".getBytes(StandardCharsets.UTF_16LE))).isFalse();
    assertThat(ResultJson.isValid("\"a\"".getBytes(StandardCharsets.UTF_32BE))).isFalse();
    assertThat(isValid("\ufeff1")).as("a byte order mark").isFalse();
  }

  @Test
  void depthAndDigitsAreBounded() {
    assertThat(isValid(nested(ResultJson.MAX_DEPTH))).isTrue();
    assertThat(isValid(nested(ResultJson.MAX_DEPTH + 1))).isFalse();
    assertThat(isValid(nested(4_000_000))).isFalse();
    assertThat(isValid("1".repeat(10_000))).isTrue();
    assertThat(isValid("1".repeat(10_001))).isFalse();
  }

  @Test
  void judgingTakesLessMemoryThanTheResult() {
    // As a tree it takes 160 MB.
    byte[] json = ("[" + "[],".repeat(2_700_000) + "0]").getBytes(StandardCharsets.US_ASCII);
    assertThat(Memory.allocatedBy(() -> assertThat(ResultJson.isValid(json)).isTrue()))
        .isLessThan(5L * json.length);
  }
}
