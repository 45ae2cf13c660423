package dev.codemode.supervisor.admission;

/** What {@link AdmissionController#acquire} decided. */
public sealed interface AdmissionResult {
  /** The run may go on; the permit must be closed when it is over. */
  record Admitted(Permit permit) implements AdmissionResult {}

  /**
   * The run may not go on now.
   *
   * @param reason one sentence for the caller
   */
  record Rejected(String reason) implements AdmissionResult {}
}
