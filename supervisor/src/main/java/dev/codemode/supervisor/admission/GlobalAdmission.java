package dev.codemode.supervisor.admission;

import dev.codemode.supervisor.config.PoolConfig;
import dev.codemode.supervisor.config.Tenant;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One bound for all tenants together, first come first served, with a bounded queue. */
public final class GlobalAdmission implements AdmissionController {
  private final PoolConfig config;
  private final Semaphore slots;
  private final AtomicInteger waiting = new AtomicInteger();

  public GlobalAdmission(PoolConfig config) {
    this.config = config;
    this.slots = new Semaphore(config.maxRuns(), true);
  }

  @Override
  public AdmissionResult acquire(Tenant tenant, Duration atMost) throws InterruptedException {
    // The timed form keeps the order of arrival; the plain one would overtake those who wait.
    if (slots.tryAcquire(0, TimeUnit.NANOSECONDS)) {
      return admitted();
    }
    if (waiting.incrementAndGet() > config.maxQueued()) {
      waiting.decrementAndGet();
      return new AdmissionResult.Rejected(
          "%d runs are under way and %d wait; try again later"
              .formatted(config.maxRuns(), config.maxQueued()));
    }
    try {
      return slots.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)
          ? admitted()
          : new AdmissionResult.Rejected(
              "%d runs are under way and none ended within %d s; try again later"
                  .formatted(config.maxRuns(), atMost.toSeconds()));
    } finally {
      waiting.decrementAndGet();
    }
  }

  private AdmissionResult admitted() {
    var open = new AtomicBoolean(true);
    return new AdmissionResult.Admitted(
        () -> {
          if (open.compareAndSet(true, false)) {
            slots.release();
          }
        });
  }
}
