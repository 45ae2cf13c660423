package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A worker that is ready has given up what it does not need, as the system sees it. */
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
  void doctorTellsWhatHolds() throws Exception {
    Sandpit sandpit = Sandpit.create();
    Ended ended = sandpit.run("doctor");
    assertThat(ended.stdout())
        .as("%s", ended.stderr())
        .containsPattern("note +confinement .*seccomp.*Landlock");
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
