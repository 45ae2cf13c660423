package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How it stands with one server, for people. Holds no secrets.
 *
 * @param key in the configuration
 * @param startTime how long the last connection took to make, listing the tools included; empty
 *     when none was made
 * @param tools how many it offered when last asked; empty when it is not connected
 * @param lastError why it could not be reached, or what it answered last to a call that it refused;
 *     one line, empty when nothing failed since it was connected
 * @param remedy how to mend that; one line, empty when nothing is known
 */
public record UpstreamStatus(
    String key,
    State state,
    Transport transport,
    Optional<Duration> startTime,
    OptionalInt tools,
    Optional<String> lastError,
    Optional<String> remedy) {

  /** Whether there is a connection. */
  public enum State {
    /** Not needed yet. */
    IDLE,
    CONNECTING,
    CONNECTED,
    /** It could not be reached, or was lost: the next need tries again, perhaps after a pause. */
    FAILED,
    CLOSED;

    /** As people read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the server is spoken to. */
  public enum Transport {
    STDIO,
    /** Streamable HTTP. */
    HTTP,
    /** The older HTTP with server-sent events. */
    SSE,
    /** Its entry cannot be used. */
    NONE;

    /** As people read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
