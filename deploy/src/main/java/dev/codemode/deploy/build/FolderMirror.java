package dev.codemode.deploy.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a folder hold exactly the given files, so that a jar of an older version never stays on a
 * class path. Files that are the same by size and time are left alone.
 *
 * @param folder what is made
 * @param excluded names of the subfolders that are somebody else's
 */
record FolderMirror(Path folder, Set<String> excluded) {

  /**
   * @param files path relative to the folder → file to copy
   */
  void mirror(Map<Path, Path> files) throws IOException {
    Files.createDirectories(folder);
    for (Path old : existing()) {
      if (!files.containsKey(folder.relativize(old))) {
        deleteWhenFileOrEmpty(old);
      }
    }
    for (Map.Entry<Path, Path> file : files.entrySet()) {
      copy(file.getValue(), file.getKey());
    }
  }

  /** Everything below the folder, children before their parents. */
  private List<Path> existing() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder) && !isExcluded(path))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private boolean isExcluded(Path path) {
    return excluded.contains(folder.relativize(path).getName(0).toString());
  }

  private static void deleteWhenFileOrEmpty(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> children = Files.list(path)) {
        if (children.findAny().isPresent()) {
          return;
        }
      }
    }
    Files.delete(path);
  }

  private void copy(Path from, Path relative) throws IOException {
    Path to = folder.resolve(relative);
    if (!isSame(from, to)) {
      Files.createDirectories(to.resolveSibling(".").normalize());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
    if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
      boolean program = relative.startsWith("bin");
      Files.setPosixFilePermissions(
          to, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static boolean isSame(Path from, Path to) throws IOException {
    return Files.isRegularFile(to)
        && Files.size(from) == Files.size(to)
        && Files.getLastModifiedTime(from).equals(Files.getLastModifiedTime(to));
  }
}
