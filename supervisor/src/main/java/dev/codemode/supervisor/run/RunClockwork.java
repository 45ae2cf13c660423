package dev.codemode.supervisor.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that looks at the clocks of all runs under way. Thread-safe. */
final class RunClockwork implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunClockwork.class);

  /**
   * How often clocks are looked at, in milliseconds: a fraction of the 250 within which a limit
   * must hold.
   */
  private static final long PERIOD_MILLIS = 20;

  private static final long TICKS_PER_CPU_READING = 5;

  private final Set<ActiveRun> runs = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("run-clock").daemon().factory());

  private long ticks;

  RunClockwork() {
    var _ =
        thread.scheduleAtFixedRate(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  void watch(ActiveRun run) {
    runs.add(run);
    var _ = run.end().whenComplete((_, _) -> runs.remove(run));
  }

  private void tick() {
    boolean withCpu = ++ticks % TICKS_PER_CPU_READING == 0;
    for (ActiveRun run : runs) {
      try {
        run.checkClocks(withCpu);
      } catch (Throwable e) {
        // One run's trouble must not stop the clocks of the others, lack of memory included.
        log.atError().setCause(e).log("Looking at a run's clocks failed");
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
