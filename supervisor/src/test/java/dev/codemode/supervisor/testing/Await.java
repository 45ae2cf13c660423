package dev.codemode.supervisor.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
public final class Await {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private Await() {}

  /** Returns when the condition holds; fails after ten seconds. */
  public static void until(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about within " + DEADLINE);
      }
      Thread.sleep(2);
    }
  }
}
