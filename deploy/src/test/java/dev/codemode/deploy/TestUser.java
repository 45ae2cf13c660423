package dev.codemode.deploy;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Whom the processes of a test belong to.
 *
 * @param id empty: the user that runs the tests
 */
record TestUser(OptionalInt id) {
  /** That of nobody: no list of users has it, as is usual in containers. */
  private static final int UNNAMED = 61_234;

  /** The user that runs the tests. */
  static TestUser own() {
    return new TestUser(OptionalInt.empty());
  }

  /**
   * One without any right of root's. Skips the calling test where whoever runs the tests is one:
   * every test tells of such a user then; and, where not on CI, when tools are missing.
   */
  static TestUser ordinary() throws InterruptedException {
    if (!isRoot()) {
      Assumptions.abort("whoever runs the tests is an ordinary user");
    }
    var user = new TestUser(OptionalInt.of(UNNAMED));
    if (!Machine.runs(user.command(List.of("true")))) {
      Machine.lacks("no setpriv here to become an ordinary user with: install util-linux");
    }
    if (!user.canRead(Path.of(System.getProperty("java.home"), "lib/modules"))) {
      Machine.lacks("this JDK is where an ordinary user cannot read it: install it elsewhere");
    }
    return user;
  }

  /** The user that runs the tests, or instead of root an ordinary one. */
  static TestUser unprivileged() throws InterruptedException {
    return isRoot() ? ordinary() : own();
  }

  /** By number: the name is what a list of users makes of it. */
  private static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /** The same command, run as this user. */
  List<String> command(List<String> command) {
    var all = new ArrayList<String>();
    if (id.isPresent()) {
      String number = Integer.toString(id.getAsInt());
      all.addAll(List.of("setpriv", "--reuid", number, "--regid", number, "--clear-groups", "--"));
    }
    all.addAll(command);
    return all;
  }

  /** Makes over to this user, and to nobody else, a folder with all that is in it. */
  void takeOver(Path folder) throws IOException {
    if (id.isEmpty()) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        for (String attribute : List.of("unix:uid", "unix:gid")) {
          Files.setAttribute(each, attribute, id.getAsInt(), LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  /**
   * The distribution itself where this user can read it, else a copy that everybody can read.
   *
   * @param folder where a copy may be put
   */
  Path readable(Path distribution, Path folder) throws IOException, InterruptedException {
    if (canRead(distribution.resolve("lib/build-id"))) {
      return distribution;
    }
    Path copy = folder.resolve("distribution");
    FaultyDistribution.copyTree(distribution, copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    return copy;
  }

  private boolean canRead(Path file) throws InterruptedException {
    return Machine.runs(command(List.of("test", "-r", file.toString())));
  }
}
