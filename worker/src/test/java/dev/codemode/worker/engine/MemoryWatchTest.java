package dev.codemode.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {
  private final CompletableFuture<Void> overLimit = new CompletableFuture<>();
  private final MemoryWatch watch = new MemoryWatch(() -> overLimit.complete(null));

  private static long watchers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("memory-watch"))
        .count();
  }

  @Test
  void programOverItsLimitIsTold() throws Exception {
    watch.watch(-1L << 40);
    overLimit.get(10, TimeUnit.SECONDS);
    watch.unwatch();
  }

  @Test
  void nobodyWatchesBetweenPrograms() throws Exception {
    long before = watchers();
    for (int program = 0; program < 3; program++) {
      watch.watch(Long.MAX_VALUE / 2);
      assertThat(watchers()).isEqualTo(before + 1);
      watch.unwatch();
      assertThat(watchers()).isEqualTo(before);
    }
    watch.unwatch();
    assertThat(overLimit).isNotDone();
  }

  @Test
  void littleGarbageIsLeft() {
    watch.measureIdle();
    assertThat(watch.tidy()).as("collected right after a collection").isFalse();
  }
}
