package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.config.Tenant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The workers that wait for a run, the one that waits longest first. Not thread-safe. */
final class ReadyWorkers {
  private final ArrayDeque<Worker> workers = new ArrayDeque<>();

  void add(Worker worker) {
    workers.addLast(worker);
  }

  boolean remove(Worker worker) {
    return workers.remove(worker);
  }

  int size() {
    return workers.size();
  }

  /** Those that any tenant may have. */
  int unbound() {
    return (int) workers.stream().filter(Worker::isUnbound).count();
  }

  /** Takes out one that may serve the tenant: one of his own if there is one. */
  Optional<Worker> take(Tenant tenant) {
    Optional<Worker> found =
        first(worker -> worker.serves(tenant)).or(() -> first(Worker::isUnbound));
    found.ifPresent(workers::remove);
    return found;
  }

  private Optional<Worker> first(Predicate<Worker> suits) {
    return workers.stream().filter(suits).findFirst();
  }

  /** Takes out the one that waits longest. There must be one. */
  Worker takeLongestUnused() {
    return workers.removeFirst();
  }

  /** Takes out all that are so. */
  List<Worker> takeAll(Predicate<Worker> so) {
    List<Worker> taken = workers.stream().filter(so).toList();
    workers.removeAll(taken);
    return taken;
  }
}
