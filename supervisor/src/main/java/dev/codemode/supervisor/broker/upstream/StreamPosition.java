package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;
import java.util.Optional;

/** How far an event stream was read, for resuming it. Used by one thread. */
final class StreamPosition {
  private String lastId = "";
  private Optional<Duration> retry = Optional.empty();

  void passed(EventReader.Event event) {
    lastId = event.id().isEmpty() ? lastId : event.id();
    retry = event.retry().or(() -> retry);
  }

  /** Of the last event that had one; empty when none had. */
  String lastId() {
    return lastId;
  }

  /** How long the server wants us to wait. */
  Optional<Duration> retry() {
    return retry;
  }
}
