package dev.codemode.supervisor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.Ready;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class OwnRestrictionTest {
  private static Ready.Builder both() {
    return Ready.newBuilder().setSystemCallsRestricted(true).setFilesRestricted(true);
  }

  @Test
  void wholeOnlyWhenNothingIsMissing() {
    assertThat(OwnRestriction.of(both().build()).isWhole()).isTrue();
    assertThat(OwnRestriction.of(Ready.getDefaultInstance()).isWhole()).isFalse();
    assertThat(OwnRestriction.of(both().setFilesRestricted(false).build()).isWhole()).isFalse();
    assertThat(OwnRestriction.of(both().setSystemCallsRestricted(false).build()).isWhole())
        .isFalse();
    assertThat(OwnRestriction.of(both().addProblems("open files").build()).isWhole()).isFalse();
  }

  @Test
  void wordsOfAWorkerAreBounded() {
    var flood =
        OwnRestriction.of(both().addAllProblems(Collections.nCopies(99, "x".repeat(999))).build());
    assertThat(flood.problems()).hasSize(8).allMatch(problem -> problem.length() == 200);
  }
}
