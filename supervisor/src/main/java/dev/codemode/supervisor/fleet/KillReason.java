package dev.codemode.supervisor.fleet;

/** Why the supervisor killed a worker. The first reason stands. */
public enum KillReason {
  /** It served its run. */
  SERVED,
  /** It was not ready in time after its launch, or not ready again after a run. */
  START_TIMEOUT,
  /** Its run was over a clock. */
  CLOCK,
  /** Its run took too much memory. */
  MEMORY,
  /** Its run printed or returned too much. */
  OUTPUT_LIMIT,
  /** Its run made too many tool calls. */
  TOOL_CALL_LIMIT,
  /** Its run was cancelled. */
  CANCELLED,
  /** Nobody was going to need it. */
  EVICTED,
  /** It served as many runs, for as long or with as much memory as one worker may. */
  RECYCLED,
  /** Its stream ended or it broke the protocol. */
  LOST,
  /** The supervisor stops. */
  DRAIN
}
