package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In a container with docker's own settings, which forbids its users namespaces, a worker's own
 * restriction is what is left, and has to hold alone. In the long form only: needs docker.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContainerConfinementIT {
  private static final Map<String, String> WITHOUT_POLICY = Map.of("CODEMODE_POLICY_MODE", "off");

  private TestUser user;
  private Sandpit sandpit;
  private AttackBait bait;
  private LoosenedDistribution loosened;
  private UserContainer container;

  @BeforeAll
  void start() throws Exception {
    assumeThat(Built.soak()).as("long runs are asked for").isTrue();
    UserContainer.assumeDocker();
    user = TestUser.unprivileged();
    sandpit = Sandpit.create(user);
    bait = AttackBait.plant(user);
    loosened = LoosenedDistribution.copyOf(Built.distribution(), user);
    container =
        UserContainer.start(
            List.of(sandpit.folder(), bait.folder(), loosened.home()),
            List.of(Built.distribution()),
            bait.environment());
  }

  @AfterAll
  void stop() throws IOException {
    if (container != null) {
      container.close();
    }
    if (loosened != null) {
      loosened.close();
    }
    if (bait != null) {
      bait.close();
    }
    if (sandpit != null) {
      sandpit.delete();
    }
  }

  @Test
  void doctorTellsThatNamespacesAreForbiddenAndTheWayOut() throws Exception {
    Ended ended = container.run(Built.distribution(), Map.of(), "doctor");
    assertThat(ended.code()).as("%s\n%s", ended.stdout(), ended.stderr()).isZero();
    assertThat(ended.stdout())
        .containsPattern("ok +run ")
        .containsPattern("ok +own restriction .*seccomp.*Landlock")
        .containsPattern(
            "note +namespaces +bubblewrap cannot make them: .*namespace.*"
                + " -> .*--confinement auto; else, as a user who is not root there: docker run"
                + " --user 1000 --cap-drop ALL --security-opt no-new-privileges.*seccomp=unconfined")
        .containsPattern("note +memory bound .*looks at each worker's memory.* container's memory");
  }

  @Test
  void whatDoctorAdvisesBringsNamespaces() throws Exception {
    try (UserContainer advised =
        UserContainer.startUnconfined(
            List.of(sandpit.folder()), List.of(Built.distribution()), Map.of())) {
      Ended ended = advised.run(Built.distribution(), Map.of(), "doctor");
      assertThat(ended.stdout()).containsPattern("ok +namespaces ").containsPattern("ok +run ");
      String program = sandpit.write("one.py", "1 + 1").toString();
      Ended required =
          advised.run(Built.distribution(), Map.of(), "run", "--confinement", "required", program);
      assertThat(required.stdout()).as("%s", required.stderr()).contains("result: 2");
    }
  }

  @Test
  void requiredConfinementIsRefusedAndTheWayOutIsNamed() throws Exception {
    String program = sandpit.write("one.py", "1 + 1").toString();
    Ended ended =
        container.run(Built.distribution(), Map.of(), "run", "--confinement", "required", program);
    assertThat(ended.code()).as("%s\n%s", ended.stdout(), ended.stderr()).isEqualTo(2);
    assertThat(ended.stderr()).contains("namespaces", "--confinement auto", "codemode doctor");
    assertThat(ended.stdout()).isEmpty();
  }

  @Test
  void programIsServedAndTheLogSaysInOneLineWhatIsMissing() throws Exception {
    String program = sandpit.write("one.py", "1 + 1").toString();
    Ended ended = container.run(Built.distribution(), Map.of(), "run", program);
    assertThat(ended.stdout()).as("%s", ended.stderr()).contains("result: 2");
    assertThat(ended.stderr().lines()).singleElement().asString().contains("own restriction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "files/read",
        "files/write",
        "processes/popen",
        "network/connect",
        "jvm/read_file",
        "jvm/file_by_signal_handler",
        "jvm/environment_of_the_supervisor",
        "jvm/start_process",
        "jvm/unix_socket",
        "native/connect",
        "native/abstract_socket",
        "native/open_secret",
      })
  void attackHasNoEffectWhereTheOwnRestrictionIsAlone(String program) throws Exception {
    assertThat(effectsOf(program, "auto")).isEmpty();
  }

  @Test
  void baitIsWithinReachOfTheContainer() throws Exception {
    assertThat(effectsOf("files/read", "off")).contains("secret seen: file");
    assertThat(effectsOf("jvm/file_by_signal_handler", "off")).contains("secret seen: file");
    assertThat(effectsOf("jvm/unix_socket", "off")).contains("contacted: Unix");
    assertThat(effectsOf("native/connect", "off")).contains("contacted: TCP");
    assertThat(effectsOf("jvm/environment_of_the_supervisor", "off"))
        .contains("secret seen: supervisor");
  }

  private List<String> effectsOf(String name, String confinement) throws Exception {
    String attack = AttackProgram.named(name).runs().getFirst();
    Path program = sandpit.write("attack.py", bait.bait(attack, 1, sandpit));
    Ended ended =
        container.run(
            loosened.home(),
            WITHOUT_POLICY,
            "run",
            "--json",
            "--confinement",
            confinement,
            program.toString());
    assertThat(ended.json().path("status").asString())
        .as("%s\n%s", ended.stdout(), ended.stderr())
        .isIn("completed", "failed");
    var effects = new ArrayList<>(bait.seenIn(ended.stdout() + ended.stderr()));
    // Landlock refuses to open a file, not to tell that there is one.
    effects.remove(AttackBait.existence());
    effects.addAll(bait.taken());
    return effects;
  }
}
