package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Hint;
import dev.codemode.supervisor.config.ServerEntry;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes connections to the server of one entry, each time anew. Thread-safe. */
final class Dialler {
  /**
   * A connection and the way it took.
   *
   * @param connection to be closed by whoever takes it
   */
  record Dialled(UpstreamConnection connection, UpstreamStatus.Transport transport) {}

  /** How long a server that may speak the older way has to show it. */
  private static final Duration SECOND_TRY = Duration.ofSeconds(5);

  private final ServerEntry entry;
  private final int largestMessage;
  private final ReplyBudget budget;

  Dialler(ServerEntry entry, int largestMessage, ReplyBudget budget) {
    this.entry = entry;
    this.largestMessage = largestMessage;
    this.budget = budget;
  }

  /** The way that is tried first. */
  UpstreamStatus.Transport transport() {
    return switch (entry) {
      case ServerEntry.Stdio _ -> UpstreamStatus.Transport.STDIO;
      case ServerEntry.Http http ->
          switch (http.transport()) {
            case STREAMABLE, EITHER -> UpstreamStatus.Transport.HTTP;
            case SSE -> UpstreamStatus.Transport.SSE;
          };
      case ServerEntry.Unusable _ -> UpstreamStatus.Transport.NONE;
    };
  }

  /**
   * Connects. Blocks; nothing is left behind on failure.
   *
   * @param onNotification told each notification's method; must not block
   * @param deadline for the handshake too
   * @throws UpstreamException when the server cannot be reached or the entry cannot be used
   */
  Dialled dial(Consumer<String> onNotification, Deadline deadline) throws UpstreamException {
    return switch (entry) {
      case ServerEntry.Stdio stdio ->
          opened(
              new StdioTransport(stdio, largestMessage, budget),
              transport(),
              onNotification,
              deadline);
      case ServerEntry.Http http ->
          switch (http.transport()) {
            case STREAMABLE -> streamable(http, onNotification, deadline);
            case SSE -> sse(http, deadline.left(), onNotification, deadline);
            case EITHER -> either(http, onNotification, deadline);
          };
      case ServerEntry.Unusable unusable ->
          throw new UpstreamException(
                  "its configuration cannot be used: " + unusable.reason(), false, Effect.KNOWN)
              .withRemedy("correct its entry, or disable it with \"disabled\": true");
    };
  }

  /** As the protocol says under backwards compatibility: the newer way, then the older. */
  private Dialled either(ServerEntry.Http http, Consumer<String> onNotification, Deadline deadline)
      throws UpstreamException {
    try {
      return streamable(http, onNotification, deadline);
    } catch (UpstreamException newer) {
      if (newer.hint() != Hint.OLDER_TRANSPORT) {
        throw newer;
      }
      try {
        return sse(http, deadline.left(SECOND_TRY), onNotification, deadline);
      } catch (UpstreamException older) {
        // A server that knows neither is told of by its first answer.
        throw older.retryable() ? older : newer;
      }
    }
  }

  private Dialled streamable(
      ServerEntry.Http http, Consumer<String> onNotification, Deadline deadline)
      throws UpstreamException {
    return opened(
        new StreamableHttpTransport(http, largestMessage, budget),
        UpstreamStatus.Transport.HTTP,
        onNotification,
        deadline);
  }

  private Dialled sse(
      ServerEntry.Http http, Duration patience, Consumer<String> onNotification, Deadline deadline)
      throws UpstreamException {
    return opened(
        new SseTransport(http, largestMessage, budget, patience),
        UpstreamStatus.Transport.SSE,
        onNotification,
        deadline);
  }

  private static Dialled opened(
      McpClientTransport transport,
      UpstreamStatus.Transport kind,
      Consumer<String> onNotification,
      Deadline deadline)
      throws UpstreamException {
    return new Dialled(UpstreamConnection.open(transport, onNotification, deadline), kind);
  }
}
