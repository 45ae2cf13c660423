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
  void secretWithAnInvisibleCharacterInItIsHidden() {
    assertThat(TextCleaning.message("it is s3cret-of\u200b-some-length", SECRETS))
        .isEqualTo("it is ***");
  }
}
