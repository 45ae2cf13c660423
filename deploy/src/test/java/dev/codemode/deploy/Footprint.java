package dev.codemode.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process holds of the system, as {@code /proc} tells; empty where there is none.
 *
 * @param descriptors open descriptors by kind: {@code socket}, {@code pipe}, {@code anon_inode} or
 *     the file's path. Without jars: the JVM opens those of its class path as it needs them.
 * @param threads number of threads, those of the JVM itself included
 */
record Footprint(Map<String, Integer> descriptors, int threads) {
  private static final Duration QUIET = Duration.ofMillis(200);
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

  static Footprint of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    if (!Files.isDirectory(process)) {
      return new Footprint(Map.of(), 0);
    }
    var descriptors = new TreeMap<String, Integer>();
    for (Path descriptor : list(process.resolve("fd"))) {
      String kind = kind(descriptor);
      if (!kind.isEmpty()) {
        descriptors.merge(kind, 1, Integer::sum);
      }
    }
    return new Footprint(descriptors, list(process.resolve("task")).size());
  }

  /**
   * The same when it no longer changes.
   *
   * @throws AssertionError when it does not settle within a minute
   */
  static Footprint settled(long pid) throws InterruptedException {
    return Processes.settled(() -> of(pid), QUIET, SETTLED_WITHIN);
  }

  /** The kind that it counts as; empty when it counts as none. */
  private static String kind(Path descriptor) {
    String target;
    try {
      target = Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed meanwhile.
      return "";
    }
    if (target.endsWith(".jar")) {
      return "";
    }
    return target.startsWith("/") ? target : target.replaceFirst(":.*", "");
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
