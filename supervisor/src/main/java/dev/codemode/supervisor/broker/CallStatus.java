package dev.codemode.supervisor.broker;

/** How a tool call ended, as the ledger tells it. */
public enum CallStatus {
  OK,
  /** It failed, or was given up before anything was sent. */
  ERROR,
  /** The caller may not call this tool; nothing was sent. */
  DENIED,
  /** Sent, no reply seen: it may have happened. */
  UNFINISHED
}
