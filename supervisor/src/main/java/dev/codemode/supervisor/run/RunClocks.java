package dev.codemode.supervisor.run;

import java.time.Duration;

/**
 * The clocks of one run, kept by the supervisor. All instants are {@link System#nanoTime} values,
 * so that tests can bring their own. Not thread-safe.
 *
 * <ul>
 *   <li>The start clock runs from the program's arrival at a worker to its first statement; it
 *       stands while signatures are looked up.
 *   <li>The look-up clock runs while signatures are looked up.
 *   <li>The wall clock runs from the first statement to the end.
 *   <li>The compute clock runs while no tool call is open.
 *   <li>CPU time of the worker since the first statement is bounded at twice the compute clock's
 *       limit, so that a call held open buys nothing.
 * </ul>
 */
final class RunClocks {
  /** From arrival at a worker to the first statement. */
  static final Duration START_LIMIT = Duration.ofSeconds(10);

  /** For all look-ups of signatures together: a server's connect deadlines and some more. */
  static final Duration LOOKUP_LIMIT = Duration.ofSeconds(90);

  private static final int CPU_FACTOR = 2;

  /** Which clock ran out. */
  enum Expired {
    START,
    LOOKUP,
    WALL,
    COMPUTE,
    CPU
  }

  private final Duration wallLimit;
  private final Duration computeLimit;
  private final Accumulator start = new Accumulator();
  private final Accumulator lookup = new Accumulator();
  private final Accumulator wall = new Accumulator();
  private final Accumulator compute = new Accumulator();
  private Duration cpuAtStart = Duration.ZERO;
  private int lookups;
  private int openCalls;

  RunClocks(Duration wallLimit, Duration computeLimit) {
    this.wallLimit = wallLimit;
    this.computeLimit = computeLimit;
  }

  void given(long now) {
    start.resume(now);
  }

  void lookupBegan(long now) {
    if (lookups++ == 0) {
      lookup.resume(now);
      start.pause(now);
      compute.pause(now);
    }
  }

  void lookupEnded(long now) {
    if (--lookups == 0) {
      lookup.pause(now);
      if (wall.isRunning()) {
        resumeComputeIfIdle(now);
      } else {
        start.resume(now);
      }
    }
  }

  /**
   * The first statement is next.
   *
   * @param cpu the worker's CPU time so far
   */
  void started(long now, Duration cpu) {
    start.pause(now);
    wall.resume(now);
    compute.resume(now);
    cpuAtStart = cpu;
  }

  void callOpened(long now) {
    if (openCalls++ == 0) {
      compute.pause(now);
    }
  }

  void callClosed(long now) {
    if (--openCalls == 0) {
      resumeComputeIfIdle(now);
    }
  }

  private void resumeComputeIfIdle(long now) {
    if (openCalls == 0 && lookups == 0) {
      compute.resume(now);
    }
  }

  /** The run is over; the clocks keep what they show. */
  void ended(long now) {
    start.pause(now);
    lookup.pause(now);
    wall.pause(now);
    compute.pause(now);
  }

  /** Time since the first statement. */
  Duration wall(long now) {
    return wall.total(now);
  }

  /** Time since the first statement without an open call. */
  Duration compute(long now) {
    return compute.total(now);
  }

  /**
   * The clock that ran out, or null when none has.
   *
   * @param cpu the worker's CPU time so far
   */
  @org.jspecify.annotations.Nullable
  Expired expired(long now, Duration cpu) {
    if (start.total(now).compareTo(START_LIMIT) >= 0) {
      return Expired.START;
    }
    if (lookup.total(now).compareTo(LOOKUP_LIMIT) >= 0) {
      return Expired.LOOKUP;
    }
    if (wall.total(now).compareTo(wallLimit) >= 0) {
      return Expired.WALL;
    }
    if (compute.total(now).compareTo(computeLimit) >= 0) {
      return Expired.COMPUTE;
    }
    Duration used = cpu.minus(cpuAtStart);
    return wall.isRunning() && used.compareTo(computeLimit.multipliedBy(CPU_FACTOR)) >= 0
        ? Expired.CPU
        : null;
  }

  /** A stopwatch that can be paused. */
  private static final class Accumulator {
    private long accumulated;
    private long since;
    private boolean running;

    void resume(long now) {
      if (!running) {
        running = true;
        since = now;
      }
    }

    void pause(long now) {
      if (running) {
        running = false;
        accumulated += now - since;
      }
    }

    boolean isRunning() {
      return running;
    }

    Duration total(long now) {
      return Duration.ofNanos(accumulated + (running ? now - since : 0));
    }
  }
}
