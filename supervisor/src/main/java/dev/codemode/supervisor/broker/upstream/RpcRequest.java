package dev.codemode.supervisor.broker.upstream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request under way. Thread-safe. */
final class RpcRequest {
  private final long id;
  private final String method;
  private final CompletableFuture<JsonText> answer = new CompletableFuture<>();
  private volatile long lastSign = System.nanoTime();

  RpcRequest(long id, String method) {
    this.id = id;
    this.method = method;
  }

  long id() {
    return id;
  }

  String method() {
    return method;
  }

  /** The server tells that it works on it. */
  void progressed() {
    lastSign = System.nanoTime();
  }

  void answer(JsonText result) {
    if (!answer.complete(result)) {
      result.close();
    }
  }

  void fail(UpstreamException reason) {
    answer.completeExceptionally(reason);
  }

  /** Nobody waits: what still comes is closed. */
  void giveUp() {
    var _ = answer.thenAccept(JsonText::close);
    answer.cancel(false);
  }

  /**
   * Waits for the answer, which the caller must close.
   *
   * @param silence longest time without an answer or a sign of progress
   * @param atMost longest time in all
   * @throws TimeoutException when one of them is over
   */
  JsonText await(Duration silence, Duration atMost)
      throws UpstreamException, TimeoutException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (true) {
        long next = Math.min(lastSign + silence.toNanos() - end, 0) + end;
        try {
          return answer.get(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          long now = System.nanoTime();
          if (now - end >= 0 || now - lastSign >= silence.toNanos()) {
            throw e;
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamException known) {
        throw known.copy();
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
