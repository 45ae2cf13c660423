package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.broker.upstream.UpstreamStatus;
import java.util.ArrayList;
import java.util.Locale;

/** How it stands with a server, in words. */
final class ServerState {
  private static final String NO_REMEDY =
      "correct its entry, or disable it with \"disabled\": true";

  private ServerState() {}

  /** Such as {@code stdio, connected in 1.2 s, 9 tools}; with the last error of a call, if any. */
  static String words(UpstreamStatus status) {
    var words = new ArrayList<String>();
    if (status.transport() != UpstreamStatus.Transport.NONE) {
      words.add(status.transport().word());
    }
    words.add(
        status.state().word()
            + status
                .startTime()
                .map(took -> String.format(Locale.ROOT, " in %.1f s", took.toMillis() / 1_000.0))
                .orElse(""));
    status.tools().ifPresent(tools -> words.add(tools + (tools == 1 ? " tool" : " tools")));
    boolean connected = status.state() == UpstreamStatus.State.CONNECTED;
    status.lastError().filter(_ -> connected).ifPresent(error -> words.add("last error: " + error));
    return String.join(", ", words);
  }

  /** How to mend a server that cannot be reached. */
  static String remedy(UpstreamStatus status) {
    return status.remedy().filter(remedy -> !remedy.isBlank()).orElse(NO_REMEDY);
  }
}
