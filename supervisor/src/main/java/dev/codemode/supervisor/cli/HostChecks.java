package dev.codemode.supervisor.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.codemode.supervisor.aot.AotCache;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.CodemodeConfig;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks of this machine and this installation that start nothing. */
final class HostChecks {
  private static final int JDK = 25;

  /** What a worker takes with a program of usual size in it, in bytes. */
  private static final long WORKER_BYTES = 400L * 1024 * 1024;

  /**
   * Longest path of a Unix domain socket, in bytes: {@code sun_path} on Linux and macOS, less one.
   */
  private static final int MAX_SOCKET_PATH = 103;

  private static final int SOCKET_NAME_LENGTH =
      "codemode-01234567890123456789/worker.sock".length();

  private HostChecks() {}

  static List<Finding> all(Distribution distribution, CodemodeConfig config) {
    return List.of(
        jdk(),
        installation(distribution),
        cache(distribution.workerCache(config.isolation()), config),
        cache(distribution.supervisorCache(), config),
        temporary(),
        memory(config));
  }

  private static Finding jdk() {
    String text =
        "%s %s, %s"
            .formatted(
                System.getProperty("java.vendor"),
                Runtime.version(),
                System.getProperty("java.home"));
    return Runtime.version().feature() == JDK
        ? Finding.good("JDK", text)
        : Finding.bad("JDK", text, "set CODEMODE_JAVA_HOME to a JDK " + JDK);
  }

  private static Finding installation(Distribution distribution) {
    List<Path> missing = distribution.missing();
    return missing.isEmpty()
        ? Finding.good("installation", distribution.home().toString())
        : Finding.bad("installation", "missing: " + missing, "install codemode again, whole");
  }

  private static Finding cache(AotCache cache, CodemodeConfig config) {
    String name = cache.name() + " cache";
    Optional<Path> file = cache.file();
    if (file.isPresent()) {
      return Finding.good(name, file.get().toString());
    }
    return Finding.note(
        name,
        "none fits this JDK and installation; starts are slow",
        config.pool().buildAotCache()
            ? "codemode stdio makes it in the background; codemode prepare makes it now"
            : "run codemode prepare, or set pool.build_aot_cache");
  }

  private static Finding temporary() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    if (!Files.isWritable(folder)) {
      return Finding.bad("temporary folder", folder + " is not writable", "set TMPDIR to another");
    }
    int length = folder.toString().length() + 1 + SOCKET_NAME_LENGTH;
    return length <= MAX_SOCKET_PATH
        ? Finding.good("temporary folder", folder.toString())
        : Finding.bad(
            "temporary folder",
            folder + " is too long for a socket",
            "set TMPDIR to a shorter one");
  }

  private static Finding memory(CodemodeConfig config) {
    long needed = WORKER_BYTES * Math.max(1, config.pool().warm());
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      return Finding.note("memory", "unknown on this system", "");
    }
    long total = system.getTotalMemorySize();
    String text =
        "%s in all; %d warm workers may take %s"
            .formatted(mebibytes(total), config.pool().warm(), mebibytes(needed));
    return total >= needed * 2
        ? Finding.good("memory", text)
        : Finding.note("memory", text, "set pool.warm lower");
  }

  private static String mebibytes(long bytes) {
    return ByteSize.mebibytes(bytes / (1024 * 1024)).toString();
  }
}
