package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.aot.AotCache;
import dev.codemode.supervisor.aot.AotRecording;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.Isolation;
import dev.codemode.supervisor.launch.cgroup.Cgroups;
import dev.codemode.supervisor.launch.process.Layer;
import dev.codemode.supervisor.launch.process.SystemLayers;
import dev.codemode.supervisor.launch.process.WorkerCommand;
import dev.codemode.supervisor.launch.process.WorkerRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the pieces of this installation are.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code python}
 */
public record Distribution(Path home) {
  private static final String HOME_PROPERTY = "codemode.home";
  private static final String FINGERPRINT_PROPERTY = "codemode.fingerprint";

  public Distribution {
    home = home.toAbsolutePath().normalize();
  }

  /**
   * The installation that this process was started from, as its launcher says.
   *
   * @throws IllegalStateException when not started by the launcher
   */
  public static Distribution locate() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null || home.isBlank()) {
      throw new IllegalStateException(
          "the system property " + HOME_PROPERTY + " is not set; start codemode by bin/codemode");
    }
    return new Distribution(Path.of(home));
  }

  /** The command that starts this product. */
  public Path launcher() {
    return home.resolve("bin").resolve("codemode");
  }

  /** The worker's jars. */
  public Path workerLib() {
    return home.resolve("lib").resolve("worker");
  }

  /** The interpreter's standard library. */
  public Path python() {
    return home.resolve("python");
  }

  /** The Java launcher that this process runs on; workers run on the same. */
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** How workers of that kind are started. */
  WorkerCommand workerCommand(Isolation isolation) {
    return new WorkerCommand(java(), workerLib(), python(), nice(), isolation);
  }

  /**
   * What this system puts around workers.
   *
   * @param cgroups as {@link SystemLayers#claimCgroups} found them
   */
  SystemLayers layers(Confinement wanted, Layer<Cgroups> cgroups) {
    return SystemLayers.detect(
        wanted,
        cgroups,
        Path.of(System.getProperty("java.home")),
        List.of(workerLib(), python()),
        Optional.ofNullable(System.getenv("PATH")));
  }

  /** The system's command that lowers a priority; empty where it is not in its usual place. */
  private static Optional<Path> nice() {
    return Stream.of("/usr/bin/nice", "/bin/nice")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What workers of that kind start from. */
  AotCache workerCache(Isolation isolation) {
    return cache(new WorkerRecording(workerCommand(isolation), this::fingerprint));
  }

  /** What the launcher starts this product from. */
  AotCache supervisorCache() {
    return cache(new SupervisorRecording(this));
  }

  /**
   * This build and this JDK, as the launcher names them: it looks for its own cache before any Java
   * runs. Empty when it does not know, and when another build has been put in the place of the one
   * that this process was started from.
   */
  Optional<String> fingerprint() {
    String known = System.getProperty(FINGERPRINT_PROPERTY, "");
    try {
      String build = Files.readString(buildId()).strip();
      return Optional.of(known).filter(each -> !build.isEmpty() && each.startsWith(build + "-"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path buildId() {
    return home.resolve("lib").resolve("build-id");
  }

  private AotCache cache(AotRecording recording) {
    return new AotCache(recording, home.resolve("aot"), UserFolders.cache().resolve("aot"));
  }

  /** What should be there and is not. */
  public List<Path> missing() {
    return List.of(workerLib(), python(), java(), buildId()).stream()
        .filter(Files::notExists)
        .toList();
  }
}
