package dev.codemode.worker.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which name a wrong one may have meant. */
class NearestNameTest {
  private static final List<String> NAMES = List.of("user_id", "email", "maxResults", "q");

  @ParameterizedTest
  @CsvSource({
    "userId, user_id",
    "mail, email",
    "emial, email",
    "max_results, maxResults",
    "MAXRESULTS, maxResults",
  })
  void nearOnesAreFound(String wrong, String meant) {
    assertThat(NearestName.of(wrong, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"completely_different", "z", "''"})
  void farOnesAreNot(String wrong) {
    assertThat(NearestName.of(wrong, NAMES)).isEmpty();
  }

  @Test
  void longNamesCostLittle() {
    assertThat(NearestName.of("x".repeat(1_000_000), List.of("y".repeat(1_000_000)))).isEmpty();
  }
}
