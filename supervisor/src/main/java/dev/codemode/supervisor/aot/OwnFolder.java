package dev.codemode.supervisor.aot;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of this user in which nobody else can put anything: a cache is code. */
final class OwnFolder {
  /** The folder itself, the product's and the one that holds the caches of all products. */
  private static final int LEVELS = 3;

  private OwnFolder() {}

  /**
   * Makes the folder unless it is there.
   *
   * @throws IOException when it cannot be made, or others could put something there
   */
  static void make(Path folder) throws IOException {
    for (int level = LEVELS - 1; level >= 0; level--) {
      Path each = ancestor(folder, level);
      if (!Files.isDirectory(each)) {
        Files.createDirectories(each.resolveSibling(""));
        Files.createDirectory(
            each,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      }
    }
    if (!isSafe(folder)) {
      throw new IOException(
          folder + " or a folder above it belongs to, or can be written by, somebody else");
    }
  }

  /** Whether the folder is private, and nobody else can put another in its place. */
  static boolean isSafe(Path folder) {
    for (int level = 1; level < LEVELS; level++) {
      // Many systems give each user a group of his own, and his new folders to that group too.
      if (!isOurs(ancestor(folder, level), Set.of(PosixFilePermission.OTHERS_WRITE))) {
        return false;
      }
    }
    return isPrivate(folder);
  }

  private static Path ancestor(Path folder, int level) {
    Path each = folder.toAbsolutePath();
    for (int i = 0; i < level; i++) {
      each = each.getParent() == null ? each : each.getParent();
    }
    return each;
  }

  /** Whether a file or folder is this user's, and nobody else may write to it. */
  static boolean isPrivate(Path path) {
    return isOurs(path, Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
  }

  private static boolean isOurs(Path path, Set<PosixFilePermission> forbidden) {
    try {
      return isOf(path, (int) new UnixSystem().getUid(), forbidden);
    } catch (LinkageError e) {
      // A JDK without the module jdk.security.auth cannot tell who this is.
      return false;
    }
  }

  /**
   * Whether it belongs to that user and nobody has one of the rights. By number: in containers,
   * users often have no name.
   */
  static boolean isOf(Path path, int user, Set<PosixFilePermission> forbidden) {
    try {
      return Files.getPosixFilePermissions(path).stream().noneMatch(forbidden::contains)
          && Files.getAttribute(path, "unix:uid").equals(user);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Removes a folder and what is in it. */
  static void removeAll(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Removes what is in a folder under names that begin so. */
  static void removeAll(Path folder, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        if (String.valueOf(each.getFileName()).startsWith(prefix)) {
          removeAll(each);
        }
      }
    }
  }
}
