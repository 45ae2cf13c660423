package dev.codemode.supervisor.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  private static final List<String> NAMES =
      List.of("list_issues", "get_issue", "create_issue", "search_code", "delete_repository");

  @Test
  void findsMisspelledAndHalfRememberedNames() {
    assertThat(NearestNames.of("list_isues", NAMES)).startsWith("list_issues");
    assertThat(NearestNames.of("getIssue", NAMES)).startsWith("get_issue");
    assertThat(NearestNames.of("issues", NAMES)).contains("list_issues");
  }

  @Test
  void offersNothingThatIsFarAway() {
    assertThat(NearestNames.of("zzz", NAMES)).isEmpty();
    assertThat(NearestNames.of("", NAMES)).isEmpty();
    assertThat(NearestNames.of("x".repeat(100_000), NAMES)).isEmpty();
  }
}
