package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TextCleaningTest {
  private static final Set<String> SECRETS = Set.of("s3cret-of-some-length");

  @Test
  void secretAcrossTheCutLeavesNoBeginning() {
    String message = TextCleaning.message("x".repeat(3_990) + "s3cret-of-some-length!", SECRETS);
    assertThat(message).doesNotContain("s3c").contains("***").hasSizeLessThan(4_010);
  }

  @Test
  void secretOfSeveralLinesIsHiddenInWhateverEndsThem() {
    Set<String> key = Set.of("-----BEGIN\r\nabc\r\nEND-----");
    for (String text :
        new String[] {"-----BEGIN\r\nabc\r\nEND-----", "-----BEGIN\nabc\nEND-----"}) {
      assertThat(TextCleaning.message("no " + text, key)).isEqualTo("no ***");
      assertThat(TextCleaning.line("no " + text, key)).isEqualTo("no ***");
    }
  }

  @Test
  void secretWithAnInvisibleCharacterInItIsHidden() {
    assertThat(TextCleaning.message("it is s3cret-of\u200b-some-length", SECRETS))
        .isEqualTo("it is ***");
  }
}
