package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layers of the system around a worker, as the system sees them, and what is told of them. */
final class ConfinementIT {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  @Test
  void everyThreadOfAReadyWorkerIsRestricted() throws Exception {
    try (StdioServer server =
        StdioServer.start(
            Built.distribution(), Json.servers(Map.of()), Map.of("CODEMODE_POOL_WARM", "1"))) {
      // A program that is refused is answered by a worker that is ready, and does not use it up.
      assertThat(server.execute("(").errorType()).isEqualTo("SyntaxError");
      List<ProcessHandle> workers = Processes.workersOf(server.process());
      assertThat(workers).hasSize(1);
      long pid = workers.getFirst().pid();
      assertThat(Processes.await(READY_WITHIN, () -> threads(pid).stream().allMatch(this::isWhole)))
          .as("%s", threads(pid))
          .isTrue();
      assertThat(threads(pid)).hasSizeGreaterThan(5);
      assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "limits")))
          .containsPattern("Max core file size +0 +0 ")
          .containsPattern("Max file size +0 +0 ")
          .containsPattern("Max open files +512 +512 ");
      // What needs files of the library, threads, collections and native memory goes on.
      ExecuteResult result =
          server.execute(
              """
              import asyncio, csv, decimal, hashlib, random, uuid, zoneinfo
              await asyncio.gather(*(asyncio.sleep(0.01) for _ in range(10)))
              rows = [str(n) * 10 for n in range(200_000)]
              print('printed')
              [len(str(uuid.uuid4())), len(zoneinfo.available_timezones()) > 100, len(rows)]
              """);
      assertThat(result.status())
          .as("%s\n%s", result.structured(), server.log())
          .isEqualTo("completed");
      assertThat(result.stdout()).isEqualTo("printed\n");
    }
  }

  @Test
  void readyWorkerIsInNamespacesOfItsOwn() throws Exception {
    Machine.assumeNamespaces();
    try (StdioServer server =
        StdioServer.start(
            Built.distribution(), Json.servers(Map.of()), Map.of("CODEMODE_POOL_WARM", "1"))) {
      assertThat(server.execute("(").errorType()).isEqualTo("SyntaxError");
      long pid = Processes.workersOf(server.process()).getFirst().pid();
      Path proc = Path.of("/proc", Long.toString(pid));
      for (String kind : List.of("user", "pid", "net", "ipc", "uts", "mnt")) {
        assertThat(Files.readSymbolicLink(proc.resolve("ns").resolve(kind)))
            .as(kind)
            .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns", kind)));
      }
      assertThat(Files.readString(proc.resolve("environ")).replace("PWD=/\0", ""))
          .isEqualTo("LC_ALL=C.UTF-8\0");
      assertThat(Files.readString(proc.resolve("status"))).contains("CapEff:\t0000000000000000\n");
      Path jdk = Path.of(System.getProperty("java.home"));
      assertThat(mountPoints(proc))
          .as("nothing is there but what the JVM needs")
          .allMatch(
              point ->
                  point.equals("/")
                      || Stream.of("/proc", "/dev", "/usr/lib", "/lib", "/etc/")
                          .anyMatch(point::startsWith)
                      || Path.of(point).startsWith(jdk)
                      || Path.of(point).startsWith(Built.distribution())
                      || point.endsWith("/worker.sock"));
      assertThat(proc.resolve("root/etc/passwd")).doesNotExist();
      assertThat(proc.resolve("root" + System.getProperty("java.home"))).exists();
      assertThat(read(proc.resolve("oom_score_adj"))).isEqualTo("800\n");
    }
  }

  /** Mount points as the process sees them. */
  private static List<String> mountPoints(Path proc) throws IOException {
    return Files.readAllLines(proc.resolve("mountinfo")).stream()
        .map(line -> line.split(" ", -1)[4])
        .toList();
  }

  @Test
  void groupsGoWithTheirWorkers() throws Exception {
    Machine.assumeCgroups();
    List<Path> groups;
    try (StdioServer server =
        StdioServer.start(
            Built.distribution(), Json.servers(Map.of()), Map.of("CODEMODE_POOL_WARM", "1"))) {
      assertThat(server.execute("(").errorType()).isEqualTo("SyntaxError");
      long pid = Processes.workersOf(server.process()).getFirst().pid();
      groups = Machine.cgroupsOf(server.process().pid(), pid);
      assertThat(groups).isNotEmpty();
      assertThat(groups)
          .allSatisfy(
              group ->
                  assertThat(group.resolve("cgroup.procs"))
                      .content()
                      .contains(Long.toString(pid) + "\n"));
    }
    assertThat(groups).allSatisfy(group -> assertThat(group).doesNotExist());
  }

  @Test
  void requiredConfinementIsServedWhereAllOfItIsThere() throws Exception {
    Machine.assumeNamespaces();
    Sandpit sandpit = Sandpit.create();
    Path program = sandpit.write("one.py", "1 + 1");
    Ended ended = sandpit.run("run", "--confinement", "required", program.toString());
    assertThat(ended.stdout()).as("%s", ended.stderr()).contains("result: 2");
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  @Test
  void requiredConfinementIsRefusedWithoutNamespacesAndTheWayOutIsNamed() throws Exception {
    Sandpit sandpit = Sandpit.create();
    Path program = sandpit.write("one.py", "1 + 1");
    Ended ended =
        sandpit.run(
            sandpit.command(
                Built.distribution(),
                NoNamespaces.environment(sandpit.folder()),
                List.of("run", "--confinement", "required", program.toString())));
    assertThat(ended.code()).as("%s", ended.stderr()).isEqualTo(2);
    assertThat(ended.stderr())
        .contains("namespaces", "Operation not permitted", "--confinement auto", "codemode doctor");
    assertThat(ended.stdout()).isEmpty();
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  /** A bubblewrap that runs its command as it is: what a worker was promised is not there. */
  private static Map<String, String> falseBubblewrap(Path folder) throws IOException {
    return NoNamespaces.environment(
        folder,
        """
        #!/bin/sh
        while [ "$1" != -- ]; do shift; done
        shift
        exec "$@"
        """);
  }

  @Test
  void workerThatMissesWhatItWasPromisedDoesNotServe() throws Exception {
    Sandpit sandpit = Sandpit.create();
    Path program = sandpit.write("one.py", "1 + 1");
    Map<String, String> environment = falseBubblewrap(sandpit.folder());
    Ended required =
        sandpit.run(
            sandpit.command(
                Built.distribution(),
                environment,
                List.of("run", "--confinement", "required", program.toString())));
    assertThat(required.code()).as("%s\n%s", required.stdout(), required.stderr()).isEqualTo(3);
    assertThat(required.stderr()).contains("the restriction does not hold", "other processes");
    Ended auto =
        sandpit.run(
            sandpit.command(Built.distribution(), environment, List.of("run", program.toString())));
    assertThat(auto.stdout()).as("%s", auto.stderr()).contains("result: 2");
    assertThat(auto.stderr()).contains("going on without it");
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  @Test
  void doctorTellsEachLayer() throws Exception {
    Machine.assumeNamespaces();
    Machine.assumeCgroups();
    Sandpit sandpit = Sandpit.create();
    Ended ended = sandpit.run("doctor");
    assertThat(ended.stdout())
        .as("%s", ended.stderr())
        .containsPattern("ok +own restriction .*seccomp.*Landlock")
        .containsPattern("ok +namespaces .*bubblewrap")
        .containsPattern("ok +memory bound .*cgroup");
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  @Test
  void ordinaryUserIsToldTheLayersAsTheyAre() throws Exception {
    TestUser user = TestUser.unprivileged();
    Machine.assumeNamespaces(user);
    Sandpit sandpit = Sandpit.create(user);
    Path distribution = user.readable(Built.distribution(), sandpit.folder());
    Ended ended = sandpit.run(sandpit.command(distribution, Map.of(), List.of("doctor")));
    assertThat(ended.code()).as("%s\n%s", ended.stdout(), ended.stderr()).isZero();
    assertThat(ended.stdout())
        .containsPattern("ok +run ")
        .containsPattern("ok +own restriction .*seccomp.*Landlock")
        .containsPattern("ok +namespaces .*bubblewrap")
        .containsPattern(
            "note +memory bound +the supervisor looks at each worker's memory"
                + ".*no cgroup can be made: .* -> .+|ok +memory bound .*cgroup");
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  @Test
  void withoutNamespacesDoctorTellsTheRemedyAndARunIsServedAndTheLogSaysSoOnce() throws Exception {
    Sandpit sandpit = Sandpit.create();
    Map<String, String> forbidden = NoNamespaces.environment(sandpit.folder());
    Ended doctor = sandpit.run(sandpit.command(Built.distribution(), forbidden, List.of("doctor")));
    assertThat(doctor.code()).as("%s\n%s", doctor.stdout(), doctor.stderr()).isZero();
    assertThat(doctor.stdout())
        .containsPattern("note +namespaces .*Operation not permitted.* -> .+")
        .containsPattern("ok +own restriction ");
    assertThat(doctor.stderr().lines().filter(line -> line.contains("own restriction"))).hasSize(1);
    Ended required =
        sandpit.run(
            sandpit.command(
                Built.distribution(), forbidden, List.of("doctor", "--confinement", "required")));
    assertThat(required.code()).isEqualTo(1);
    assertThat(required.stdout()).containsPattern("fail +namespaces ");
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  @Test
  void confinementThatIsOffIsSaid() throws Exception {
    Sandpit sandpit = Sandpit.create();
    Path program = sandpit.write("one.py", "1 + 1");
    Ended ended = sandpit.run("run", "--confinement", "off", program.toString());
    assertThat(ended.stdout()).contains("result: 2");
    assertThat(ended.stderr().lines().filter(line -> line.contains("Confinement is off")))
        .hasSize(1);
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  @Test
  void installationBelowAFolderOfAnyNameServes() throws Exception {
    Sandpit sandpit = Sandpit.create();
    Path home = Files.createDirectory(sandpit.folder().resolve("dépôt de codes"));
    for (String folder : List.of("bin", "lib", "python")) {
      FaultyDistribution.copyTree(Built.distribution().resolve(folder), home.resolve(folder));
    }
    Path program = sandpit.write("one.py", "1 + 1");
    // The words of the first stage have to be read, too; what is visible is the same in namespaces.
    var environment = new HashMap<>(NoNamespaces.environment(sandpit.folder()));
    environment.put("LC_ALL", "C.UTF-8");
    Ended ended =
        sandpit.run(sandpit.command(home, environment, List.of("run", program.toString())));
    assertThat(ended.stdout()).as("%s", ended.stderr()).contains("result: 2");
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  private boolean isWhole(String status) {
    return status.contains("NoNewPrivs:\t1\n") && status.contains("Seccomp:\t2\n");
  }

  /** What the system says of each thread. */
  private static List<String> threads(long pid) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return tasks
          .map(task -> read(task.resolve("status")))
          .filter(each -> !each.isEmpty())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // The thread ended meanwhile.
      return "";
    }
  }
}
