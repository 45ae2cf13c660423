package dev.codemode.supervisor.launch.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A cgroup hierarchy and where this process is in it.
 *
 * @param unified whether it is version 2
 * @param controllers of version 1: those that it carries; of version 2: empty
 * @param own this process's group, as a folder
 */
record MountedHierarchy(boolean unified, Set<String> controllers, Path own) {
  private static final String UNIFIED = "cgroup2";

  /**
   * Those that are mounted and in which this process has a place below the mount.
   *
   * @param mounts lines of {@code /proc/self/mountinfo}, see {@code proc_pid_mountinfo(5)}
   * @param places lines of {@code /proc/self/cgroup}, see {@code cgroups(7)}
   */
  static List<MountedHierarchy> of(List<String> mounts, List<String> places) {
    Map<String, String> byControllers =
        places.stream()
            .map(line -> line.split(":", 3))
            .filter(fields -> fields.length == 3)
            .collect(Collectors.toMap(fields -> fields[1], fields -> fields[2], (a, _) -> a));
    Function<String, Optional<MountedHierarchy>> read =
        line -> read(line.split(" ", -1), byControllers);
    return mounts.stream().map(read).flatMap(Optional::stream).toList();
  }

  private static Optional<MountedHierarchy> read(String[] mount, Map<String, String> places) {
    int separator = Arrays.asList(mount).indexOf("-");
    if (separator < 6 || mount.length < separator + 4) {
      return Optional.empty();
    }
    String type = mount[separator + 1];
    Path root = Path.of(unescaped(mount[3]));
    Path at = Path.of(unescaped(mount[4]));
    if (type.equals(UNIFIED)) {
      return below(root, at, places.get("")).map(own -> new MountedHierarchy(true, Set.of(), own));
    }
    if (!type.equals("cgroup")) {
      return Optional.empty();
    }
    Set<String> options = Set.copyOf(Arrays.asList(mount[separator + 3].split(",", -1)));
    return places.entrySet().stream()
        .filter(place -> !place.getKey().isEmpty())
        .filter(place -> options.containsAll(Arrays.asList(place.getKey().split(",", -1))))
        .findFirst()
        .flatMap(
            place ->
                below(root, at, place.getValue())
                    .map(
                        own ->
                            new MountedHierarchy(
                                false,
                                new HashSet<>(Arrays.asList(place.getKey().split(",", -1))),
                                own)));
  }

  /** A place is told from the root of the hierarchy, of which a container sees a part. */
  private static Optional<Path> below(
      Path root, Path at, @org.jspecify.annotations.Nullable String place) {
    if (place == null || place.contains("..") || !Path.of(place).startsWith(root)) {
      return Optional.empty();
    }
    return Optional.of(at.resolve(root.relativize(Path.of(place))).normalize());
  }

  /** Spaces and the like are written as backslash and three octal digits. */
  private static String unescaped(String field) {
    return field.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
  }
}
