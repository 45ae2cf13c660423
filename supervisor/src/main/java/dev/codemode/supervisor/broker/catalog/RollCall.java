package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.upstream.UpstreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks servers for their tools, all at once, and waits a bounded time. A server that was waited for
 * in vain is hardly waited for again until it has answered. Thread-safe.
 */
final class RollCall {
  /** For a server that was waited for in vain: enough for one that is connected by now. */
  private static final Duration BRIEFLY = Duration.ofMillis(50);

  /** What a server had to say. */
  sealed interface Answer {
    /** Its tools. */
    record Listed(ListedServer server, Listing listing) implements Answer {}

    /** Why there are none. */
    record Missing(MissingServer server) implements Answer {}
  }

  private record Asked(ListedServer server, CompletableFuture<Answer> answer, Thread thread) {}

  private final Duration patience;
  private final Set<String> slow = ConcurrentHashMap.newKeySet();

  /**
   * @param patience how long servers that still connect are waited for
   */
  RollCall(Duration patience) {
    this.patience = patience;
  }

  /** One answer each, in the order of the servers. An interrupt ends the wait and stays set. */
  List<Answer> of(List<? extends ListedServer> servers) {
    List<Asked> asked = servers.stream().map(RollCall::ask).toList();
    long began = System.nanoTime();
    var answers = new ArrayList<Answer>();
    for (Asked each : asked) {
      Duration atMost = slow.contains(each.server().key()) ? BRIEFLY : patience;
      answers.add(await(each, began + atMost.toNanos()));
    }
    return answers;
  }

  private static Asked ask(ListedServer server) {
    var answer = new CompletableFuture<Answer>();
    Thread thread =
        Thread.ofVirtual()
            .name("listing-" + server.key())
            .start(() -> answer.complete(answer(server)));
    return new Asked(server, answer, thread);
  }

  private static Answer answer(ListedServer server) {
    try {
      return new Answer.Listed(server, server.listing());
    } catch (UpstreamException e) {
      return missing(server, e.getMessage(), e.retryable());
    } catch (InterruptedException e) {
      return missing(server, "it was not waited for", true);
    } catch (Throwable e) {
      return missing(server, "listing its tools failed inside the server", false);
    }
  }

  private Answer await(Asked asked, long deadline) {
    try {
      Answer answer =
          asked.answer().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      slow.remove(asked.server().key());
      return answer;
    } catch (TimeoutException e) {
      slow.add(asked.server().key());
      asked.thread().interrupt();
      return missing(asked.server(), "it is still connecting; ask again in a few seconds", true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      asked.thread().interrupt();
      return missing(asked.server(), "it was not waited for", true);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Answer missing(ListedServer server, String reason, boolean retryable) {
    return new Answer.Missing(new MissingServer(server, reason, retryable));
  }
}
