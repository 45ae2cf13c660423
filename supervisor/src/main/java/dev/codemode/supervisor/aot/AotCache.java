package dev.codemode.supervisor.aot;

import dev.codemode.supervisor.process.OutputTail;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file from which JVMs of one kind map what they otherwise load and link anew at every start: a
 * JDK AOT cache (JEP 483, 514 and 515), made by recording one life. Its name tells which build of
 * the product and which JDK it fits. It is looked for in the installation and in a folder of this
 * user, and made there. Thread-safe.
 */
public final class AotCache implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AotCache.class);

  private static final String SUFFIX = ".aot";

  /** Recording takes about half a minute of two slow cores. */
  private static final Duration LONGEST_BUILD = Duration.ofMinutes(5);

  /** How long after the recorded process its output may stay open. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

  /** Not used for so long, a cache belongs to an installation or a JDK that is gone. */
  private static final Duration STALE_AFTER = Duration.ofDays(30);

  /** Caches of other installations and JDKs that a user's folder holds at most, of all kinds. */
  private static final int OTHERS_KEPT = 6;

  private final AotRecording recording;
  private final Path installed;
  private final Path own;
  private volatile @Nullable Path file;
  private @Nullable Process underWay;
  private boolean closed;

  /**
   * @param installed folder that came with the installation; need not exist
   * @param own folder of this user; made when needed
   */
  public AotCache(AotRecording recording, Path installed, Path own) {
    this.recording = recording;
    this.installed = installed;
    this.own = own;
  }

  /** What kind of JVM starts from it. */
  public String name() {
    return recording.name();
  }

  /** The cache that fits this JDK and installation; empty when there is none (yet). */
  public Optional<Path> file() {
    Optional<String> name = fileName();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path known = file;
    // People empty their cache folders.
    if (known == null || !Files.isRegularFile(known)) {
      known = look(name.get()).orElse(null);
      file = known;
    }
    return Optional.ofNullable(known);
  }

  private Optional<Path> look(String name) {
    Path given = installed.resolve(name);
    if (Files.isRegularFile(given)) {
      return Optional.of(given);
    }
    Path made = own.resolve(name);
    if (!Files.isRegularFile(made) || !OwnFolder.isPrivate(made) || !OwnFolder.isSafe(own)) {
      return Optional.empty();
    }
    try {
      Files.setLastModifiedTime(made, FileTime.from(Instant.now()));
    } catch (IOException e) {
      log.atDebug().addKeyValue("file", made).setCause(e).log("The use of a cache is not noted");
    }
    return Optional.of(made);
  }

  private Optional<String> fileName() {
    return recording.fingerprint().map(each -> recording.name() + "-" + each + SUFFIX);
  }

  /**
   * As {@link #buildInto}, for this user, where nobody waits for it; what failed a short time ago
   * is not tried again.
   */
  public void build() {
    var mark = new FailureMark(own.resolve(recording.name() + ".failed"));
    try {
      OwnFolder.make(own);
      if (mark.isFresh()) {
        return;
      }
      var _ = buildInto(own, OTHERS_KEPT, false);
      mark.clear();
    } catch (IOException e) {
      if (!isClosed()) {
        mark.set();
        log.atWarn()
            .addKeyValue("kind", recording.name())
            .addKeyValue("reason", e.getMessage())
            .log("A start cache cannot be made; starts stay slow");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** As {@link #buildInto}, into the installation. */
  public Path buildInstalled() throws IOException, InterruptedException {
    Files.createDirectories(installed);
    return buildInto(installed, 0, true);
  }

  /**
   * Makes the cache unless it is there, and removes those that no longer serve. Blocks, about half
   * a minute; nothing but whole files appears under their names.
   *
   * @param folder exists
   * @param othersKept how many caches for other builds or JDKs may stay
   * @param wait whether to wait for another process that is making one; otherwise it is left to it
   * @return where it is, or will be when another process makes it
   * @throws IOException when it cannot be made; says why
   */
  private Path buildInto(Path folder, int othersKept, boolean wait)
      throws IOException, InterruptedException {
    Path made =
        folder.resolve(
            fileName()
                .orElseThrow(
                    () -> new IOException("this installation does not tell which build it is")));
    if (Files.isRegularFile(made)) {
      return made;
    }
    try (var channel =
            FileChannel.open(
                folder.resolve(recording.name() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = wait ? channel.lock() : channel.tryLock()) {
      if (lock == null || Files.isRegularFile(made)) {
        return made;
      }
      removeStale(folder, othersKept);
      build(made);
    }
    file = made;
    return made;
  }

  /** Whatever a killed process left of an earlier attempt may still be written to. */
  private void build(Path made) throws IOException, InterruptedException {
    Path folder = made.resolveSibling("");
    String prefix = recording.name() + ".build-";
    OwnFolder.removeAll(folder, prefix);
    Path scratch = Files.createTempDirectory("codemode-aot-");
    Path attempt = Files.createTempDirectory(folder, prefix);
    Path draft = attempt.resolve("draft");
    try {
      record(draft, scratch);
      if (!fileName().equals(Optional.of(made.getFileName().toString()))) {
        throw new IOException("the installation was changed meanwhile");
      }
      try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(draft, made, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      OwnFolder.removeAll(attempt);
      OwnFolder.removeAll(scratch);
    }
  }

  /** One life, recorded. */
  private void record(Path draft, Path scratch) throws IOException, InterruptedException {
    ProcessBuilder builder = recording.process(draft, scratch);
    Process process;
    synchronized (this) {
      if (closed) {
        throw new IOException("this process is stopping");
      }
      process = builder.start();
      underWay = process;
    }
    var said = new OutputTail(process.getErrorStream());
    Thread reader = Thread.ofPlatform().name("aot-output").daemon().start(said);
    var life =
        new FutureTask<Void>(
            () -> {
              try {
                recording.lead(process);
              } catch (IOException | RuntimeException e) {
                stop(process);
                throw e;
              }
              return null;
            });
    Thread.ofPlatform().name("aot-life").daemon().start(life);
    try {
      boolean ended = process.waitFor(LONGEST_BUILD.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        throw new IOException("recording took longer than " + LONGEST_BUILD);
      }
      life.get(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      if (process.exitValue() != 0 || !Files.isRegularFile(draft)) {
        throw new IOException("recording ended with exit code " + process.exitValue());
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("recording failed: " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new IOException("recording ended, and what it started did not", e);
    } finally {
      stop(process);
      boolean _ = reader.join(LONGEST_FAREWELL);
      log.atDebug().addKeyValue("output", said.text()).log("What was said while recording");
    }
  }

  private void removeStale(Path folder, int othersKept) throws IOException {
    Instant oldest = Instant.now().minus(STALE_AFTER);
    String current = recording.fingerprint().orElse("");
    try (Stream<Path> all = Files.list(folder)) {
      List<File> byUse =
          all.map(Path::toFile)
              .filter(file -> file.getName().endsWith(SUFFIX))
              .filter(file -> !file.getName().endsWith("-" + current + SUFFIX))
              .sorted(Comparator.comparingLong(File::lastModified).reversed())
              .toList();
      for (int i = 0; i < byUse.size(); i++) {
        if (i >= othersKept || byUse.get(i).lastModified() < oldest.toEpochMilli()) {
          Files.deleteIfExists(byUse.get(i).toPath());
        }
      }
    }
  }

  /** The recording JVM starts another one that writes the cache. */
  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Gives up what is under way. Idempotent. */
  @Override
  public void close() {
    Process running;
    synchronized (this) {
      closed = true;
      running = underWay;
    }
    if (running != null) {
      stop(running);
    }
  }
}
