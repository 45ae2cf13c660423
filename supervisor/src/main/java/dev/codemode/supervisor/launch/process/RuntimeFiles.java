package dev.codemode.supervisor.launch.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a worker's JVM needs of this machine's files, and all that it gets to see.
 *
 * @param readOnly folders and files, which the worker sees where they are
 * @param links top-level links, to what they name
 */
record RuntimeFiles(List<Path> readOnly, Map<Path, Path> links) {
  /** Where the loader looks for itself and for libraries; links, where {@code /usr} is merged. */
  private static final List<Path> TOP = List.of(Path.of("/lib"), Path.of("/lib64"));

  /**
   * The loaders' lists of libraries; the worker's locale, by either of its names; what the security
   * settings of Red Hat's JDKs include.
   */
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/etc/ld.so.cache"),
          Path.of("/etc/ld-musl-x86_64.path"),
          Path.of("/etc/ld-musl-aarch64.path"),
          Path.of("/usr/lib/locale/C.utf8"),
          Path.of("/usr/lib/locale/C.UTF-8"),
          Path.of("/etc/crypto-policies/back-ends/java.config"));

  /** Distributions keep a JDK's configuration elsewhere and link to it from about here. */
  private static final List<String> LINKING = List.of("conf", "lib");

  private static final int LINK_DEPTH = 2;

  /**
   * @param jdk home of the JDK, which this process runs on, too
   * @param own folders of the worker
   */
  static RuntimeFiles find(Path jdk, List<Path> own) throws IOException {
    return find(jdk, own, Files.readAllLines(Path.of("/proc/self/maps")));
  }

  /**
   * @param maps lines of {@code /proc/self/maps} of a JVM that runs on that JDK, see {@code
   *     proc_pid_maps(5)}
   */
  static RuntimeFiles find(Path jdk, List<Path> own, List<String> maps) throws IOException {
    Set<Path> readOnly = new LinkedHashSet<>(libraries(jdk, maps));
    Map<Path, Path> links = new LinkedHashMap<>();
    for (Path top : TOP) {
      if (Files.isSymbolicLink(top)) {
        links.put(top, Files.readSymbolicLink(top));
      }
      if (Files.isDirectory(top)) {
        readOnly.addAll(loaders(top));
      }
    }
    SYSTEM.stream().filter(Files::exists).forEach(readOnly::add);
    readOnly.add(jdk);
    readOnly.addAll(linkedOutside(jdk));
    readOnly.addAll(own);
    return new RuntimeFiles(List.copyOf(readOnly), links);
  }

  /** The shared libraries that are mapped and that the JDK does not bring along. */
  private static Set<Path> libraries(Path jdk, List<String> maps) throws IOException {
    var libraries = new LinkedHashSet<Path>();
    for (String line : maps) {
      int path = line.indexOf('/');
      if (path < 0 || !line.contains(".so")) {
        continue;
      }
      Path library = Path.of(line.substring(path));
      if (!library.startsWith(jdk) && Files.isRegularFile(library) && libraries.add(library)) {
        libraries.addAll(links(library));
      }
    }
    return libraries;
  }

  /**
   * By what names the loader asks for it: libz.so.1 for libz.so.1.3, libc.so.6 for libc-2.31.so.
   */
  private static List<Path> links(Path library) throws IOException {
    String name = library.getFileName().toString();
    String stem = name.split("[.-]", 2)[0];
    try (Stream<Path> beside = Files.list(library.resolveSibling(""))) {
      return beside
          .filter(path -> path.getFileName().toString().startsWith(stem))
          .filter(Files::isSymbolicLink)
          .filter(path -> isSame(path, library))
          .sorted()
          .toList();
    } catch (AccessDeniedException e) {
      return List.of();
    }
  }

  private static boolean isSame(Path link, Path file) {
    try {
      return Files.isSameFile(link, file);
    } catch (IOException e) {
      return false;
    }
  }

  /** Where they are under their real folder: a file cannot be put below a link. */
  private static List<Path> loaders(Path top) throws IOException {
    try (Stream<Path> files = Files.list(top.toRealPath())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("ld-"))
          .filter(file -> file.getFileName().toString().contains(".so"))
          .sorted()
          .toList();
    }
  }

  private static List<Path> linkedOutside(Path jdk) throws IOException {
    var found = new ArrayList<Path>();
    for (String folder : LINKING) {
      for (Path link : links(jdk.resolve(folder), LINK_DEPTH)) {
        Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        if (!target.startsWith(jdk) && !jdk.startsWith(target) && Files.exists(target)) {
          found.add(target);
        }
      }
    }
    return found;
  }

  /** Those in the folder and below; none in what is missing or cannot be listed. */
  private static List<Path> links(Path folder, int depth) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      var found = new ArrayList<Path>();
      for (Path path : all.sorted().toList()) {
        if (Files.isSymbolicLink(path)) {
          found.add(path);
        } else if (depth > 1 && Files.isDirectory(path)) {
          found.addAll(links(path, depth - 1));
        }
      }
      return found;
    } catch (NoSuchFileException | AccessDeniedException e) {
      return List.of();
    }
  }
}
