package dev.codemode.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * A container in which a user who is not root finds this machine's programs, JDK and network, and
 * nothing else of it but what is named: no image has to be fetched for it.
 */
final class UserContainer implements AutoCloseable {
  /** Where programs and libraries are; some of them links, which docker follows. */
  private static final List<String> SYSTEM =
      List.of("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache");

  private final GenericContainer<?> container;

  private UserContainer(GenericContainer<?> container) {
    this.container = container;
  }

  /** Skips the calling test where no docker daemon answers; on CI, fails it. */
  static void assumeDocker() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      Machine.lacks("no docker daemon answers here: start one, or name it by DOCKER_HOST");
    }
  }

  /**
   * Starts one.
   *
   * @param own folders of the user, to whom they belong, in their places
   * @param readOnly further folders, in their places
   * @param environment of all that runs in it
   */
  static UserContainer start(List<Path> own, List<Path> readOnly, Map<String, String> environment)
      throws IOException {
    return start(own, readOnly, environment, new HostConfig());
  }

  /**
   * The same started by {@code docker run --cap-drop ALL --security-opt no-new-privileges
   * --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt
   * systempaths=unconfined}, what doctor advises.
   */
  static UserContainer startUnconfined(
      List<Path> own, List<Path> readOnly, Map<String, String> environment) throws IOException {
    return start(own, readOnly, environment, new Unconfined());
  }

  private static UserContainer start(
      List<Path> own, List<Path> readOnly, Map<String, String> environment, HostConfig settings)
      throws IOException {
    var all = new LinkedHashMap<>(environment);
    all.put("PATH", "/usr/bin:/bin");
    all.put("HOME", "/tmp");
    all.put("CODEMODE_JAVA_HOME", System.getProperty("java.home"));
    HostConfig host =
        settings
            .withNetworkMode("host")
            .withTmpFs(Map.of("/tmp", "mode=1777"))
            .withBinds(binds(own, readOnly));
    String user = owner(own.getFirst());
    var container =
        new GenericContainer<>(
                new ImageFromDockerfile()
                    .withFileFromString("Dockerfile", "FROM scratch\nWORKDIR /work\n"))
            .withEnv(all)
            // Longer than its tests; not for ever, should nobody be left to remove it.
            .withCommand("sleep", "3600")
            .withCreateContainerCmdModifier(command -> command.withUser(user).withHostConfig(host));
    container.start();
    return new UserContainer(container);
  }

  private static List<Bind> binds(List<Path> own, List<Path> readOnly) throws IOException {
    var binds = new ArrayList<Bind>();
    for (Path path : Stream.concat(system(), readOnly.stream()).toList()) {
      binds.add(new Bind(path.toRealPath().toString(), new Volume(path.toString()), AccessMode.ro));
    }
    for (Path path : own) {
      binds.add(new Bind(path.toString(), new Volume(path.toString()), AccessMode.rw));
    }
    return binds;
  }

  /** The configuration of a JDK of Debian's is outside of it. */
  private static Stream<Path> system() throws IOException {
    try (Stream<Path> etc = Files.list(Path.of("/etc"))) {
      List<Path> java =
          etc.filter(path -> path.getFileName().toString().startsWith("java")).toList();
      return Stream.of(
              SYSTEM.stream().map(Path::of),
              java.stream(),
              Stream.of(Path.of(System.getProperty("java.home"))))
          .flatMap(each -> each)
          .filter(Files::exists);
    }
  }

  private static String owner(Path folder) throws IOException {
    return Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
  }

  /** Runs a command of a distribution to its end. */
  Ended run(Path distribution, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(distribution.resolve("bin/codemode").toString()));
    command.addAll(List.of(arguments));
    ExecResult result =
        container.execInContainer(
            ExecConfig.builder()
                .envVars(environment)
                .command(command.toArray(String[]::new))
                .build());
    return new Ended(result.getExitCode(), result.getStdout(), result.getStderr());
  }

  @Override
  public void close() {
    String image = container.getDockerImageName();
    container.stop();
    DockerClientFactory.instance().client().removeImageCmd(image).exec();
  }

  /** Settings for which docker-java has no words are added as docker's interface has them. */
  private static final class Unconfined extends HostConfig {
    private static final long serialVersionUID = 1;

    Unconfined() {
      var _ =
          withCapDrop(Capability.ALL)
              .withSecurityOpts(
                  List.of("no-new-privileges", "seccomp=unconfined", "apparmor=unconfined"));
    }

    @JsonProperty("MaskedPaths")
    List<String> maskedPaths() {
      return List.of();
    }

    @JsonProperty("ReadonlyPaths")
    List<String> readonlyPaths() {
      return List.of();
    }
  }
}
