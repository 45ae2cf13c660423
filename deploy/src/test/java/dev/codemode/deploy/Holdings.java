package dev.codemode.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a server has of the machine, memory aside, so that two instants can be compared: what a
 * worker's successor has anew counts as the same.
 *
 * @param processes programs of those below the supervisor and of any that names its folder, in
 *     order; one that ended and was not waited for among them
 * @param cgroups parents of the groups that it made, one for each group, in order
 * @param temporaryFiles relative to its temporary folder, in order
 * @param descriptors the supervisor's, see {@link Footprint}
 */
record Holdings(
    List<String> processes,
    List<Path> cgroups,
    List<String> temporaryFiles,
    Map<String, Integer> descriptors) {
  /** A worker that has just been used up, and the one that takes its place, may both be there. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

  static Holdings of(StdioServer server) {
    long supervisor = server.process().pid();
    Set<Long> processes = new LinkedHashSet<>();
    Stream.concat(
            server.process().descendants(), Processes.naming(server.sandpit().folder()).stream())
        .forEach(process -> processes.add(process.pid()));
    try {
      return new Holdings(
          processes.stream().map(Holdings::program).sorted().toList(),
          Machine.cgroupsOf(supervisor).stream().map(Path::getParent).sorted().toList(),
          server.sandpit().temporaryFiles().stream().sorted().toList(),
          Footprint.of(supervisor).descriptors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program(long pid) {
    String command = Processes.commandLine(pid);
    return command.isEmpty()
        ? "ended"
        : Path.of(command.substring(0, command.indexOf('\0'))).getFileName().toString();
  }

  /** The same when they have not changed for some time; those at the end when they keep to. */
  static Holdings settled(StdioServer server) throws InterruptedException {
    Holdings[] last = {of(server)};
    long[] since = {System.nanoTime()};
    var _ =
        Processes.await(
            SETTLED_WITHIN,
            () -> {
              Holdings now = of(server);
              if (!now.equals(last[0])) {
                last[0] = now;
                since[0] = System.nanoTime();
              }
              return System.nanoTime() - since[0] > QUIET.toNanos();
            });
    return last[0];
  }

  @Override
  public String toString() {
    return "processes %s, cgroups below %s, temporary files %s, descriptors %s"
        .formatted(processes, cgroups, temporaryFiles, descriptors);
  }
}
