package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher is found, finds its JDK and says nothing on standard output of its own. */
final class LauncherIT {
  @TempDir private Path folder;

  private record Ended(int code, String stdout, String stderr) {}

  private Ended run(Path command, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var line = new java.util.ArrayList<String>();
    line.add(command.toString());
    line.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("CODEMODE_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void startsThroughALinkInAFolderWithSpaces() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("my tools"));
    Path link =
        Files.createSymbolicLink(bin.resolve("cm"), Built.distribution().resolve("bin/codemode"));
    Ended ended = run(link, Map.of(), "--version");
    assertThat(ended.code()).as(ended.stderr()).isZero();
    assertThat(ended.stdout())
        .contains(Files.readString(Built.distribution().resolve("VERSION")).strip());
  }

  @Test
  void optionsFromTheEnvironmentDoNotReachStandardOutput() throws Exception {
    Path launcher = Built.distribution().resolve("bin/codemode");
    Ended plain = run(launcher, Map.of(), "--help");
    Ended noisy =
        run(
            launcher,
            Map.of(
                "JAVA_TOOL_OPTIONS", "-Xlog:gc:stdout -Dx=1",
                "JDK_JAVA_OPTIONS", "-showversion",
                "_JAVA_OPTIONS", "-Xlog:startuptime"),
            "--help");
    assertThat(noisy.code()).as(noisy.stderr()).isZero();
    assertThat(noisy.stdout()).isEqualTo(plain.stdout()).isNotBlank();
  }

  @Test
  void temporaryFolderIsTheOneThatTheEnvironmentNames() throws Exception {
    Path missing = folder.resolve("not there");
    Ended ended =
        run(
            Built.distribution().resolve("bin/codemode"),
            Map.of("TMPDIR", missing.toString(), "CODEMODE_POOL_BUILD_AOT_CACHE", "false"),
            "doctor");
    assertThat(ended.code()).as("%s\n%s", ended.stdout(), ended.stderr()).isEqualTo(1);
    assertThat(ended.stdout())
        .contains(
            missing + " is not writable",
            "programs cannot be run: nothing can be written to the temporary folder "
                + missing
                + ", set TMPDIR to another");
  }

  @Test
  void startCacheThatDoesNotFitIsNoNews() throws Exception {
    Path installation = Files.createDirectory(folder.resolve("installation"));
    for (String part : List.of("lib", "python", "VERSION")) {
      Files.createSymbolicLink(installation.resolve(part), Built.distribution().resolve(part));
    }
    Path launcher = Files.createDirectory(installation.resolve("bin")).resolve("codemode");
    Files.copy(Built.distribution().resolve("bin/codemode"), launcher);
    Path cache = Files.createDirectories(folder.resolve("cache/codemode/aot"));
    Files.writeString(cache.resolve(recorded().getFileName()), "anything");
    Map<String, String> home = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Ended ended = run(launcher, home, "--version");
    assertThat(ended.code()).as(ended.stderr()).isZero();
    assertThat(ended.stdout()).startsWith("codemode ");
    assertThat(ended.stderr()).isEmpty();
    assertThat(aotLog(launcher, home)).contains(cache.resolve(recorded().getFileName()).toString());
  }

  @Test
  void recordedCacheIsMapped() throws Exception {
    assertThat(aotLog(Built.distribution().resolve("bin/codemode"), Map.of()))
        .contains("Opened AOT cache " + recorded());
  }

  private String aotLog(Path launcher, Map<String, String> environment) throws Exception {
    var all = new HashMap<>(environment);
    all.put("CODEMODE_JAVA_OPTS", "-Xlog:aot=info:stderr");
    return run(launcher, all, "--version").stderr();
  }

  private static Path recorded() throws IOException {
    try (Stream<Path> all = Files.list(Built.distribution().resolve("aot"))) {
      return all.filter(each -> each.getFileName().toString().startsWith("supervisor-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void missingJdkIsExplained() throws Exception {
    Ended ended =
        run(
            Built.distribution().resolve("bin/codemode"),
            Map.of("CODEMODE_JAVA_HOME", "/nonexistent/jdk"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr()).contains("JDK 25", "CODEMODE_JAVA_HOME", "/nonexistent/jdk");
  }
}
