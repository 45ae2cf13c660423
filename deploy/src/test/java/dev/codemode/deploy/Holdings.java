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

  /** Its name; of a process that has put a title of its own there, what that looks like. */
  private static String program(long pid) {
    String command = Processes.commandLine(pid).split("\0", 2)[0];
    return command.isEmpty() ? "ended" : command.substring(command.lastIndexOf('/') + 1);
  }

  /**
   * The same when they no longer change.
   *
   * @throws AssertionError when they do not settle within a minute
   */
  static Holdings settled(StdioServer server) throws InterruptedException {
    return Processes.settled(() -> of(server), QUIET, SETTLED_WITHIN);
  }

  @Override
  public String toString() {
    return "processes %s, cgroups below %s, temporary files %s, descriptors %s"
        .formatted(processes, cgroups, temporaryFiles, descriptors);
  }
}
