package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists a server's tools again after it told that they changed: once for all that was told
 * meanwhile, again when listing failed, with pauses that grow while listings follow each other.
 * Thread-safe.
 */
final class Relisting {
  private static final Logger log = LoggerFactory.getLogger(Relisting.class);

  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));

  /** After so long without a listing the next one follows none. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** Lists once. */
  interface Lister {
    void list() throws UpstreamException, InterruptedException;
  }

  /** The clock of {@link System#nanoTime}, and sleep. */
  interface Time {
    long now();

    void sleep(Duration pause) throws InterruptedException;
  }

  private static final Time SYSTEM =
      new Time() {
        @Override
        public long now() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
          Thread.sleep(pause);
        }
      };

  private final String key;
  private final Lister lister;
  private final Time time;

  /** Changes that no listing followed yet; a thread is at work while there are any. */
  private final AtomicInteger told = new AtomicInteger();

  private volatile boolean closed;
  private volatile @Nullable Thread thread;

  // Of the thread at work: the listings that followed each other, and when the last one ended.
  private int listings;
  private long listedAt;

  Relisting(String key, Lister lister) {
    this(key, lister, SYSTEM);
  }

  Relisting(String key, Lister lister, Time time) {
    this.key = key;
    this.lister = lister;
    this.time = time;
  }

  /** The tools changed. Does not block. */
  void changed() {
    if (told.getAndIncrement() == 0 && !closed) {
      thread = Thread.ofVirtual().name("upstream-list-" + key).start(this::listUntilQuiet);
    }
  }

  private void listUntilQuiet() {
    try {
      boolean more = true;
      while (more && !closed) {
        time.sleep(nextPause());
        int heard = told.get();
        // What is told from here on needs another listing.
        boolean listed = listed();
        listedAt = time.now();
        more = !listed || told.addAndGet(-heard) != 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration nextPause() {
    if (time.now() - listedAt > QUIET.toNanos()) {
      listings = 0;
    }
    return PAUSES.pause(listings++);
  }

  private boolean listed() throws InterruptedException {
    try {
      lister.list();
      return true;
    } catch (UpstreamException | RuntimeException e) {
      log.atWarn()
          .addKeyValue("server", key)
          .addKeyValue("reason", e.getMessage())
          .log("Listing a server's tools again failed");
      return false;
    }
  }

  /** Lists no more. */
  void close() {
    closed = true;
    Thread working = thread;
    if (working != null) {
      working.interrupt();
    }
  }
}
