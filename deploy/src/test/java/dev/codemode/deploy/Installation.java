package dev.codemode.deploy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder below the build folder with what a committed list of exact versions names, kept between
 * builds and filled again only when that list changed.
 *
 * @param folder where it is
 */
record Installation(Path folder) {
  private static final long INSTALL_MINUTES = 5;

  /** How it is filled. */
  interface Filling {
    void fill(Installation installation) throws IOException, InterruptedException;
  }

  /**
   * The installation, filled when needed.
   *
   * @param name of the folder below the build folder
   * @param list what decides whether it is filled again
   */
  static Installation of(String name, Path list, Filling filling)
      throws IOException, InterruptedException {
    var installation =
        new Installation(Files.createDirectories(Built.target().resolve(name).toAbsolutePath()));
    Path done = installation.folder.resolve("installed-" + list.getFileName());
    try (var channel =
            FileChannel.open(
                installation.folder.resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (!Files.exists(done) || Files.mismatch(list, done) >= 0) {
        Files.deleteIfExists(done);
        filling.fill(installation);
        Files.copy(list, done, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return installation;
  }

  /** Runs a command in the folder; one that fails is a failed test with its output. */
  void run(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("install.log");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + " failed:\n" + Files.readString(log));
    }
  }
}
