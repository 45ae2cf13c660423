package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder that one codemode process of a test lives in: its configuration, its temporary folder,
 * its cache. Whatever it leaves behind is found here.
 */
final class Sandpit {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(5);
  private static final long END_WITHIN_SECONDS = 60;

  private final Path folder;
  private final Path temporary;
  private final TestUser user;

  private Sandpit(Path folder, TestUser user) throws IOException {
    this.folder = folder;
    this.temporary = Files.createDirectory(folder.resolve("tmp"));
    this.user = user;
    user.takeOver(folder);
  }

  /** A new one, short of path: a socket has to fit below it. */
  static Sandpit create() throws IOException {
    return create(TestUser.own());
  }

  /** The same for the processes of a user. */
  static Sandpit create(TestUser user) throws IOException {
    return new Sandpit(Files.createTempDirectory(Path.of("/tmp"), "cm-it-").toRealPath(), user);
  }

  Path folder() {
    return folder;
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /**
   * A process of the distribution, not started yet: runs on this JDK, sees only this folder as
   * temporary folder and cache, and none of the caller's settings.
   *
   * @param environment settings of the test
   */
  ProcessBuilder command(
      Path distribution, Map<String, String> environment, List<String> arguments) {
    var command = new java.util.ArrayList<String>();
    command.add(distribution.resolve("bin/codemode").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(user.command(command)).directory(folder.toFile());
    Map<String, String> own = builder.environment();
    if (user.id().isPresent()) {
      own.put("HOME", folder.toString());
    }
    own.keySet().removeIf(name -> name.startsWith("CODEMODE_") || name.startsWith("MCP_"));
    own.put("CODEMODE_JAVA_HOME", System.getProperty("java.home"));
    own.put("TMPDIR", temporary.toString());
    own.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    // A test would pay for a cache that no other one uses.
    own.put("CODEMODE_POOL_BUILD_AOT_CACHE", "false");
    own.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    own.putAll(environment);
    return builder;
  }

  /** Runs the built distribution in it to its end, which has to come within a minute. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return run(command(Built.distribution(), Map.of(), List.of(arguments)));
  }

  /** Runs a command to its end, which has to come within a minute. Its standard input is empty. */
  Ended run(ProcessBuilder command) throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      throw new AssertionError("did not end: " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Fails when a process that names this folder is alive or a temporary file is there. */
  void assertNothingLeft(List<ProcessHandle> descendants) throws IOException, InterruptedException {
    assertNoProcessLeft(descendants);
    assertThat(temporaryFiles()).as("temporary files left behind").isEmpty();
  }

  /** Fails when a process that names this folder, or one of these, runs for 5 s more. */
  void assertNoProcessLeft(List<ProcessHandle> descendants) throws InterruptedException {
    Processes.await(
        GONE_WITHIN,
        () ->
            Processes.naming(folder).isEmpty() && descendants.stream().noneMatch(Processes::runs));
    assertThat(Processes.naming(folder)).as("processes left behind").isEmpty();
    assertThat(descendants).as("children left behind").noneMatch(Processes::runs);
  }

  /** Files below the temporary folder, relative to it; folders only when they are empty. */
  List<String> temporaryFiles() throws IOException {
    try (Stream<Path> all = Files.walk(temporary)) {
      List<Path> found = all.skip(1).toList();
      return found.stream()
          .filter(path -> found.stream().noneMatch(other -> path.equals(other.getParent())))
          .map(path -> temporary.relativize(path).toString())
          .toList();
    }
  }

  void delete() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
