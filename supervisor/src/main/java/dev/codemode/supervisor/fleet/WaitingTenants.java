package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.config.Tenant;
import java.util.HashMap;
import java.util.Map;

/** Callers that wait for a worker. Not thread-safe: the pool's lock guards it. */
final class WaitingTenants {
  /** No entry: nobody. */
  private final Map<Tenant, Integer> callers = new HashMap<>();

  void add(Tenant tenant) {
    callers.merge(tenant, 1, Integer::sum);
  }

  void remove(Tenant tenant) {
    callers.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Of all tenants. */
  int count() {
    return callers.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether one of them may be given the worker. */
  boolean mayUse(Worker worker) {
    return callers.keySet().stream().anyMatch(worker::serves);
  }
}
