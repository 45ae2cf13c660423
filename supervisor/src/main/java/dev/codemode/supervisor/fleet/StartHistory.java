package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.channel.OwnRestriction;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the starts of a pool's workers went, and what follows for the next. Says in the log what goes
 * wrong. Not thread-safe: the pool's lock guards it.
 */
final class StartHistory {
  private static final Logger log = LoggerFactory.getLogger(StartHistory.class);

  /** Longest pause between failing starts. */
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

  private int failuresInARow;
  private Optional<String> lastFailure = Optional.empty();
  private Optional<Duration> lastStart = Optional.empty();
  private Optional<OwnRestriction> restriction = Optional.empty();

  /**
   * A worker is ready.
   *
   * @param took from its launch
   * @param now what it took away from itself; empty when it has not told
   */
  void succeeded(Duration took, Optional<OwnRestriction> now) {
    failuresInARow = 0;
    lastFailure = Optional.empty();
    lastStart = Optional.of(took);
    // The same once.
    if (now.isPresent() && !now.get().problems().isEmpty() && !now.equals(restriction)) {
      log.atWarn()
          .addKeyValue("reasons", now.get().problems())
          .log("Workers cannot restrict themselves as they should; codemode doctor tells more");
    }
    restriction = now;
  }

  void failed(String reason) {
    failuresInARow++;
    lastFailure = Optional.of(reason);
    log.atWarn()
        .addKeyValue("reason", reason)
        .addKeyValue("failures", failuresInARow)
        .log("A worker did not start");
  }

  /** How long the next start is put off: twice as long after each failure, from 200 ms to 10 s. */
  Duration pause() {
    if (failuresInARow == 0) {
      return Duration.ZERO;
    }
    long millis = 100L << Math.min(failuresInARow, 10);
    return Duration.ofMillis(Math.min(millis, LONGEST_BACKOFF.toMillis()));
  }

  /** Since the last success. */
  int failuresInARow() {
    return failuresInARow;
  }

  /** Why the last start failed; empty when it succeeded. */
  Optional<String> lastFailure() {
    return lastFailure;
  }

  /** How long the last successful start took; empty before the first. */
  Optional<Duration> lastStart() {
    return lastStart;
  }

  /** What the last worker that started took away from itself; empty before the first. */
  Optional<OwnRestriction> restriction() {
    return restriction;
  }
}
