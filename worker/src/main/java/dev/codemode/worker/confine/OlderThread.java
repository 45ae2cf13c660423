package dev.codemode.worker.confine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Asks a question on a thread that was there before. To be used from one thread. */
final class OlderThread {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final FutureTask<List<String>> question;

  /** The thread is there when this returns. */
  OlderThread(Callable<List<String>> question) {
    this.question =
        new FutureTask<>(
            () -> {
              asked.await();
              return question.call();
            });
    var _ = Thread.ofPlatform().daemon().name("older").start(this.question);
  }

  /**
   * What it finds now.
   *
   * @throws IllegalStateException when it cannot be asked
   */
  List<String> answer() {
    asked.countDown();
    try {
      return question.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a thread cannot be asked", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread cannot be asked", e);
    }
  }
}
