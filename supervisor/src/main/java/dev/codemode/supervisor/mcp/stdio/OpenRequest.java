package dev.codemode.supervisor.mcp.stdio;

import dev.codemode.supervisor.run.CancelSignal;
import java.util.Map;
import java.util.Optional;

/** A tool call that the client waits for. Thread-safe. */
public interface OpenRequest {
  /** Set when the client cancels the request or is gone; no reply is sent then. */
  CancelSignal cancel();

  /** The client's token for progress, a String, Integer or Long; empty when it wants none. */
  Optional<Object> progressToken();

  /** Sends a notification, unless the request is over. Blocks while the client does not read. */
  void notify(String method, Map<String, Object> params);
}
