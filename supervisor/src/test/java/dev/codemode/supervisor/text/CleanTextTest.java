package dev.codemode.supervisor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
  /** An escape, a C1 introducer, direction, zero width, and half of a pair. */
  private static final String STEERING = "\u001b\u009b\u202e\u200b\ud83d";

  @Test
  void aLineHoldsNothingThatBreaksItOrSteersATerminal() {
    assertThat(CleanText.line("a\u0085b\u2028c\r\n" + STEERING + "d", 20)).isEqualTo("a b c d");
    assertThat(CleanText.line("0123456789", 5)).isEqualTo("0123…");
  }

  @Test
  void allOfATextKeepsLineBreaksAndTabs() {
    String longer = "x".repeat(30_000);
    assertThat(CleanText.text("a\n\n\tb\u0085" + STEERING + longer))
        .isEqualTo("a\n\n\tb\n" + longer);
    assertThat(CleanText.unbroken("a  b\n\tc" + STEERING)).isEqualTo("a  b  c");
  }
}
