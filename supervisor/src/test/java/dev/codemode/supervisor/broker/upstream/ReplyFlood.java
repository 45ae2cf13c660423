package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ServerEntry.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a server for as many large answers at a time as it may; in a JVM of its own. */
public final class ReplyFlood {
  private static final int CALLS = 32;
  private static final int LARGEST = 33 * 1024 * 1024;

  private ReplyFlood() {}

  /**
   * Prints how many were answered, how many were told that there is no room, and how many failed
   * otherwise.
   */
  public static void main(String[] args) throws InterruptedException {
    var answered = new AtomicInteger();
    var noRoom = new AtomicInteger();
    var failed = new AtomicInteger();
    var entry = ScriptedHttpServer.entry(URI.create(args[0]), HttpTransport.STREAMABLE);
    try (var upstream = new Upstream(entry, LARGEST, ReplyBudget.ofHeap(LARGEST), 1)) {
      var callers = new ArrayList<Thread>();
      for (int i = 0; i < CALLS; i++) {
        callers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      try (JsonText answer =
                          upstream.call(
                              "big",
                              Json.MAPPER.createObjectNode(),
                              Duration.ofMinutes(2),
                              () -> {})) {
                        answered.addAndGet(answer.utf8().length > 7_000_000 ? 1 : 0);
                      } catch (UpstreamException e) {
                        (e.getMessage().contains("too many large") ? noRoom : failed)
                            .incrementAndGet();
                      } catch (Throwable e) {
                        failed.incrementAndGet();
                      }
                    }));
      }
      for (Thread each : callers) {
        each.join();
      }
    }
    System.out.printf("%d %d %d%n", answered.get(), noRoom.get(), failed.get());
  }
}
