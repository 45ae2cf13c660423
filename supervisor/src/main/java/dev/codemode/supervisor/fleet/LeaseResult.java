package dev.codemode.supervisor.fleet;

/** What {@link WorkerPool#lease} came to. */
public sealed interface LeaseResult {
  /** A ready worker, to be ended by its lease. */
  record Leased(Lease lease) implements LeaseResult {}

  /**
   * No worker can be had.
   *
   * @param reason one sentence for the caller
   */
  record Unavailable(String reason) implements LeaseResult {}
}
