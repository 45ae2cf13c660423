package dev.codemode.supervisor.launch.process;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.launch.cgroup.Cgroups;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What this system puts around workers from outside; their own restriction comes on top of it.
 *
 * @param wanted what was asked for
 * @param files what a worker needs of this machine's files; none where only Linux could close
 *     others
 * @param namespaces no other process, network or file
 * @param cgroups a bound on memory and tasks that the kernel keeps
 */
public record SystemLayers(
    Confinement wanted,
    Optional<RuntimeFiles> files,
    Layer<Bubblewrap> namespaces,
    Layer<Cgroups> cgroups) {
  /** bubblewrap answers within milliseconds. */
  private static final long TRIAL_SECONDS = 5;

  private static final int SHOWN_MESSAGE_CHARACTERS = 400;

  /**
   * Those of this machine, tried out; none when they are not wanted.
   *
   * @param cgroups see {@link #claimCgroups}
   */
  public static SystemLayers detect(
      Confinement wanted,
      Layer<Cgroups> cgroups,
      Path jdk,
      List<Path> workerFolders,
      Optional<String> searchPath) {
    if (wanted == Confinement.OFF) {
      return new SystemLayers(wanted, Optional.empty(), off(), off());
    }
    if (!isLinux()) {
      return new SystemLayers(wanted, Optional.empty(), NamespaceTrouble.notLinux(), cgroups);
    }
    RuntimeFiles files;
    try {
      files = RuntimeFiles.find(jdk, workerFolders);
    } catch (IOException e) {
      return new SystemLayers(
          wanted,
          Optional.empty(),
          Layer.missing(
              "a worker's files cannot be listed: " + e, "let this user read the JDK's folders"),
          cgroups);
    }
    return new SystemLayers(
        wanted, Optional.of(files), detectNamespaces(files, searchPath.orElse("")), cgroups);
  }

  /**
   * The same without one of the layers where not all are required: cgroups first, behind which the
   * supervisor's watch stays, then namespaces. Empty when there is none to do without.
   *
   * @param reason why it cannot be used
   */
  Optional<SystemLayers> withoutOne(String reason) {
    String why = "workers do not start in it: " + reason;
    String remedy = "run with --log-level debug and report it";
    if (wanted == Confinement.REQUIRED) {
      return Optional.empty();
    }
    if (cgroups.isThere()) {
      return Optional.of(new SystemLayers(wanted, files, namespaces, Layer.missing(why, remedy)));
    }
    return namespaces.isThere()
        ? Optional.of(new SystemLayers(wanted, files, Layer.missing(why, remedy), cgroups))
        : Optional.empty();
  }

  /** Whether workers begin as a shell. */
  boolean startsByShell() {
    return cgroups.isThere() || Trampoline.isThere();
  }

  /**
   * What a first stage leaves open to a worker, before there is a JVM to do so; empty: there is no
   * need of one.
   */
  Optional<RuntimeFiles> firstStage() {
    return wanted == Confinement.OFF || namespaces.isThere() ? Optional.empty() : files;
  }

  /** What workers are told to find, and to add, in the words of {@link WorkerProtocol}. */
  String promise() {
    if (wanted == Confinement.OFF) {
      return WorkerProtocol.UNCONFINED;
    }
    return namespaces.isThere()
        ? WorkerProtocol.CONFINED_BY_NAMESPACES
        : WorkerProtocol.CONFINED_BY_ITSELF;
  }

  /** What is missing of that which {@link Confinement#REQUIRED} asks for; empty: nothing. */
  public List<String> lacking() {
    var lacking = new ArrayList<String>();
    if (!namespaces.isThere()) {
      lacking.add("namespaces (" + namespaces.reason() + ")");
    }
    if (!cgroups.isThere() && !hasWatchdog()) {
      lacking.add("a bound on memory (" + cgroups.reason() + ")");
    }
    return List.copyOf(lacking);
  }

  /** Whether the supervisor can see how much memory a worker takes. */
  public static boolean hasWatchdog() {
    return ProcessStatus.of(ProcessHandle.current().pid()).isPresent();
  }

  private static <T> Layer<T> off() {
    return Layer.missing("confinement is off", "do without --confinement off");
  }

  /** To be asked once, before this process has children: see {@link Cgroups#claim}. */
  public static Layer<Cgroups> claimCgroups(Confinement wanted) {
    if (wanted == Confinement.OFF) {
      return off();
    }
    try {
      Cgroups cgroups = Cgroups.claim();
      return Trampoline.isThere()
          ? Layer.of(cgroups)
          : Layer.missing(
              "there is no /bin/sh to join a cgroup with", "install a POSIX shell there");
    } catch (Cgroups.UnavailableException e) {
      return Layer.missing(
          "no cgroup can be made: " + e.getMessage(),
          isLinux()
              ? "as an ordinary user on a systemd desktop, start it by systemd-run --user --scope -p"
                  + " Delegate=yes codemode …, or where groups are of version 1, in one that root"
                  + " gave to that user; in a container, bound the container's memory"
              : "");
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").equals("Linux");
  }

  private static Layer<Bubblewrap> detectNamespaces(RuntimeFiles files, String searchPath) {
    Optional<Path> executable = onPath("bwrap", searchPath);
    if (executable.isEmpty()) {
      return NamespaceTrouble.notInstalled();
    }
    var bubblewrap = new Bubblewrap(executable.get(), files);
    Optional<String> trouble = tryOut(bubblewrap, searchPath);
    return trouble.isEmpty()
        ? Layer.of(bubblewrap)
        : new NamespaceTrouble(Path.of("/proc")).explain(trouble.get());
  }

  /** What went wrong with a command that does nothing; empty when it ran. */
  private static Optional<String> tryOut(Bubblewrap bubblewrap, String searchPath) {
    Optional<Path> nothing = onPath("true", searchPath);
    if (nothing.isEmpty()) {
      return Optional.of("there is no command 'true' to try it with");
    }
    try {
      return tryOut(bubblewrap, nothing.get().toRealPath());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> tryOut(Bubblewrap bubblewrap, Path nothing) throws IOException {
    var command = new ArrayList<>(bubblewrap.prefix(List.of(nothing)));
    command.add(nothing.toString());
    var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS)) {
        return Optional.of("it does not end");
      }
      String message =
          new String(process.getErrorStream().readNBytes(4_096), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(
              message.isEmpty()
                  ? "it ended with code " + process.exitValue()
                  : message.substring(0, Math.min(message.length(), SHOWN_MESSAGE_CHARACTERS)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isWritableByOthers(Path folder) {
    try {
      return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }

  /** Relative entries of a search path mean whatever the working folder holds, and do not count. */
  private static Optional<Path> onPath(String name, String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(entry -> entry.startsWith("/"))
        .map(Path::of)
        .filter(folder -> !isWritableByOthers(folder))
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
