package dev.codemode.supervisor.launch.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On folders that look like the kernel's: what it does with them is tested with real workers. */
class CgroupsTest {
  private static final String SELF = Long.toString(ProcessHandle.current().pid());

  @TempDir Path top;

  private Path own;

  @BeforeEach
  void group() throws IOException {
    own = Files.createDirectories(top.resolve("user.slice/run-1.scope"));
  }

  private void versionTwo(String controllers, String processes) throws IOException {
    Files.writeString(own.resolve("cgroup.controllers"), controllers);
    Files.writeString(own.resolve("cgroup.subtree_control"), "");
    Files.writeString(own.resolve("cgroup.type"), "domain\n");
    Files.writeString(own.resolve("cgroup.procs"), processes);
  }

  private Cgroups claimTwo() throws Cgroups.UnavailableException {
    return Cgroups.claim(
        List.of(
            "25 30 0:23 / /proc rw - proc proc rw",
            "35 24 0:30 / %s rw,nosuid - cgroup2 cgroup2 rw,nsdelegate".formatted(top)),
        List.of("0::/user.slice/run-1.scope"));
  }

  @Test
  void aloneInADelegatedGroupTheSupervisorMovesIntoALeafAndWorkersGetGroupsBesideIt()
      throws Exception {
    versionTwo("cpu memory pids\n", SELF + "\n");
    WorkerCgroup worker = claimTwo().create("w1", 768 << 20);
    Path group = own.resolve("codemode-" + SELF + "-w1");
    assertThat(own.resolve("codemode-supervisor/cgroup.procs")).hasContent(SELF);
    assertThat(own.resolve("cgroup.subtree_control")).hasContent("+memory +pids");
    assertThat(group.resolve("memory.max")).hasContent("805306368");
    assertThat(group.resolve("pids.max")).hasContent("256");
    assertThat(worker.processFiles()).containsExactly(group.resolve("cgroup.procs"));
  }

  @Test
  void controllerOfTasksThatIsNotOfferedIsDoneWithout() throws Exception {
    versionTwo("memory\n", "");
    Cgroups cgroups = claimTwo();
    var _ = cgroups.create("w1", 1 << 20);
    assertThat(cgroups.boundsTasks()).isFalse();
    assertThat(own.resolve("codemode-" + SELF + "-w1/pids.max")).doesNotExist();
  }

  @Test
  void groupWithOtherProcessesIsLeftAlone() throws Exception {
    versionTwo("memory pids\n", SELF + "\n1\n");
    assertThatThrownBy(this::claimTwo)
        .isInstanceOf(Cgroups.UnavailableException.class)
        .hasMessageContaining("other processes");
    assertThat(own.resolve("codemode-supervisor")).doesNotExist();
    assertThat(own.resolve("cgroup.subtree_control")).isEmptyFile();
  }

  @Test
  void controllerThatIsNotDelegatedIsNamed() throws Exception {
    versionTwo("hugetlb\n", "");
    assertThatThrownBy(this::claimTwo)
        .isInstanceOf(Cgroups.UnavailableException.class)
        .hasMessageContaining("memory controller");
  }

  @Test
  void eachControllerOfVersionOneHasItsOwnPlace() throws Exception {
    Path memory = Files.createDirectories(top.resolve("memory/box"));
    Path pids = Files.createDirectories(top.resolve("pids"));
    Cgroups cgroups =
        Cgroups.claim(
            List.of(
                "35 31 0:32 / %s rw - cgroup cgroup rw,memory".formatted(top.resolve("memory")),
                "39 31 0:36 / %s rw - cgroup cgroup rw,pids".formatted(pids)),
            List.of("8:pids:/", "4:memory:/box", "0::/"));
    WorkerCgroup worker = cgroups.create("w2", 1 << 20);
    String name = "codemode-" + SELF + "-w2";
    assertThat(worker.processFiles())
        .containsExactly(
            memory.resolve(name).resolve("cgroup.procs"),
            pids.resolve(name).resolve("cgroup.procs"));
    assertThat(memory.resolve(name).resolve("memory.limit_in_bytes")).hasContent("1048576");
    assertThat(pids.resolve(name).resolve("pids.max")).hasContent("256");
    assertThat(cgroups.boundsTasks()).isTrue();
    assertThat(cgroups.describe()).isEqualTo("version 1, below " + memory);
  }

  @Test
  void groupOfVersionOneThatIsNotWritableIsNamedAlthoughVersionTwoIsThere() throws Exception {
    versionTwo("hugetlb\n", "");
    Path missing = top.resolve("memory");
    assertThatThrownBy(
            () ->
                Cgroups.claim(
                    List.of(
                        "35 31 0:32 / %s rw - cgroup cgroup rw,memory".formatted(missing),
                        "36 24 0:30 / %s rw,nosuid - cgroup2 cgroup2 rw".formatted(top)),
                    List.of("4:memory:/box", "0::/user.slice/run-1.scope")))
        .isInstanceOf(Cgroups.UnavailableException.class)
        .hasMessage(missing.resolve("box") + " (version 1) is not writable");
  }

  @Test
  void placeInAContainerIsToldFromTheRootOfItsMount() throws Exception {
    Cgroups cgroups =
        Cgroups.claim(
            List.of("35 31 0:32 /docker/abc %s rw - cgroup cgroup rw,memory".formatted(top)),
            List.of("4:memory:/docker/abc/user.slice/run-1.scope"));
    assertThat(cgroups.describe()).isEqualTo("version 1, below " + own);
    assertThat(cgroups.boundsTasks()).isFalse();
  }

  @Test
  void placeOutsideOfTheMountIsNotUsed() {
    assertThatThrownBy(
            () ->
                Cgroups.claim(
                    List.of("35 31 0:32 /docker/abc %s rw - cgroup2 cgroup2 rw".formatted(top)),
                    List.of("0::/../other")))
        .isInstanceOf(Cgroups.UnavailableException.class);
  }

  @Test
  void onlyTheCountOfKillsTellsThatMemoryRanOut() throws Exception {
    versionTwo("memory\n", "");
    WorkerCgroup worker = claimTwo().create("w1", 1 << 20);
    Path events = own.resolve("codemode-" + SELF + "-w1/memory.events");
    assertThat(worker.wasOutOfMemory()).as("no file").isFalse();
    Files.writeString(events, "low 0\nhigh 0\nmax 17\noom 2\noom_kill 0\noom_group_kill 0\n");
    assertThat(worker.wasOutOfMemory()).as("pressure only").isFalse();
    Files.writeString(events, "max 17\noom 3\noom_kill 1\noom_group_kill 1\n");
    assertThat(worker.wasOutOfMemory()).isTrue();
  }

  @Test
  void groupsOfSupervisorsThatAreGoneAreRemoved() throws Exception {
    versionTwo("memory\n", "");
    Path orphaned = Files.createDirectory(own.resolve("codemode-999999999-w1"));
    Path alive = Files.createDirectory(own.resolve("codemode-" + SELF + "-w9"));
    Path others = Files.createDirectory(own.resolve("codemode-data"));
    claimTwo();
    assertThat(orphaned).doesNotExist();
    assertThat(alive).exists();
    assertThat(others).exists();
  }
}
