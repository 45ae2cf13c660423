package dev.codemode.supervisor.mcp.stdio;

import dev.codemode.supervisor.run.CancelSignal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The requests under way, by id; an id is there until its reply or its end. Thread-safe. */
final class OpenRequests {
  private final Map<Object, CancelSignal> byId = new ConcurrentHashMap<>();
  private final int most;

  OpenRequests(int most) {
    this.most = most;
  }

  boolean contains(Object id) {
    return byId.containsKey(id);
  }

  /** Called by the reader alone. Empty when there are as many as may be. */
  Optional<CancelSignal> open(Object id) {
    if (byId.size() >= most) {
      return Optional.empty();
    }
    var cancel = new CancelSignal();
    byId.put(id, cancel);
    return Optional.of(cancel);
  }

  /** Whether this very request is still open. */
  boolean isOpen(Object id, CancelSignal request) {
    return byId.get(id) == request;
  }

  /** Ends a request; false when it had ended before. */
  boolean finish(Object id, CancelSignal request) {
    return byId.remove(id, request);
  }

  /** Takes a request out so that it gets no reply; the caller cancels it. */
  Optional<CancelSignal> take(Object id) {
    return Optional.ofNullable(byId.remove(id));
  }

  /** Takes all out. */
  List<CancelSignal> takeAll() {
    return List.copyOf(byId.keySet()).stream().flatMap(id -> take(id).stream()).toList();
  }
}
