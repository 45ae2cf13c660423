package dev.codemode.supervisor.admission;

import dev.codemode.supervisor.config.Tenant;
import java.time.Duration;

/** Decides whether a run may go on to a worker. Thread-safe. */
public interface AdmissionController {
  /**
   * Waits for a permit.
   *
   * @param atMost the longest wait
   * @throws InterruptedException when interrupted while waiting; nothing is held then
   */
  AdmissionResult acquire(Tenant tenant, Duration atMost) throws InterruptedException;
}
