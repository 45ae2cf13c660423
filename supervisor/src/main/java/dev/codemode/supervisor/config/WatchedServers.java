package dev.codemode.supervisor.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers of a file as it is now: it is read again when it, its {@code .env}, an {@code
 * envFile} or a {@code ${file:PATH}} changed and then rested for a period. A file that cannot be
 * used leaves the servers as they were, and is told of once. Where the file may lie in one of
 * several places, the first that is there counts, also when it comes later. Thread-safe.
 *
 * <p>It compares digests of the content each second instead of asking the operating system for
 * events: that sees a file that was written in place, replaced by a rename, swapped behind a
 * symbolic link, or lies on a network or in a container's mount, everywhere alike; a few kilobytes
 * a second cost nothing that can be measured.
 */
public final class WatchedServers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WatchedServers.class);

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** What the last reading came to. */
  private record Reading(List<ServerEntry> servers, String mistake) {}

  private static final Reading NONE = new Reading(List.of(), "");

  private final List<ServersFile> places;
  private final Thread watcher;
  private ServersFile file;
  private Map<Path, String> unrested = Map.of();
  private Consumer<List<ServerEntry>> onChange = _ -> {};
  private volatile Reading reading = NONE;

  private WatchedServers(List<ServersFile> places) {
    this.places = List.copyOf(places);
    this.file = places.getFirst();
    this.watcher = Thread.ofPlatform().daemon().name("servers-watch").unstarted(this::watch);
  }

  /** Reads the file for the first time; a mistake in it is no error. */
  public static WatchedServers open(ServersFile file) {
    var watched = new WatchedServers(List.of(file));
    boolean _ = watched.read();
    return watched;
  }

  /**
   * Reads the first of these that is there; when none is, there are no servers, which is no
   * mistake.
   *
   * @param places at least one
   */
  public static WatchedServers openFirst(List<ServersFile> places) {
    var watched = new WatchedServers(places);
    if (watched.turnToFirst()) {
      boolean _ = watched.read();
    }
    return watched;
  }

  /** False when none of the places has a file: the last that had one stays. */
  private boolean turnToFirst() {
    Optional<ServersFile> first =
        places.stream().filter(each -> Files.isRegularFile(each.path())).findFirst();
    first.ifPresent(each -> file = each);
    return first.isPresent();
  }

  /** The servers of the last reading that succeeded, in the order of the file. */
  public List<ServerEntry> servers() {
    return reading.servers();
  }

  /** Why the file as it is now cannot be used; empty when it can. */
  public String mistake() {
    return reading.mistake();
  }

  /**
   * Begins to watch; once.
   *
   * @param listener told of all servers whenever one of them is another than before, on the
   *     watching thread; before it the servers are those of {@link #open}
   */
  public void watch(Consumer<List<ServerEntry>> listener) {
    onChange = listener;
    watcher.start();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PERIOD);
        try {
          look();
        } catch (RuntimeException e) {
          log.atError().addKeyValue("file", file.path()).setCause(e).log("A reload failed inside");
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** One look at the files; reads them when they changed and are as at the last look. */
  synchronized void look() {
    if (!turnToFirst() && reading.equals(NONE)) {
      return;
    }
    Map<Path, String> now = SourceFiles.lookAgain(file.seen());
    if (now.equals(file.seen())) {
      unrested = Map.of();
    } else if (!now.equals(unrested)) {
      unrested = now;
    } else {
      List<ServerEntry> before = reading.servers();
      if (read() && !before.equals(reading.servers())) {
        log.atInfo().addKeyValue("file", file.path()).log("The servers changed");
        onChange.accept(reading.servers());
      }
    }
  }

  private synchronized boolean read() {
    try {
      reading = new Reading(file.read(), "");
      return true;
    } catch (ConfigException e) {
      reading = new Reading(reading.servers(), e.getMessage());
      log.atError()
          .addKeyValue("reason", e.getMessage())
          .log("The servers' file cannot be used; the servers stay as they were");
      return false;
    }
  }

  /** Stops watching. Idempotent. */
  @Override
  public void close() {
    watcher.interrupt();
  }
}
