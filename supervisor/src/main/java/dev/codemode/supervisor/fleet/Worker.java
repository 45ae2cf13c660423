package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.channel.WorkerConnection;
import dev.codemode.supervisor.config.Tenant;
import dev.codemode.supervisor.launch.Footprint;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerExit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker that was ready at least once: its process, its connection, and what it was used for.
 * Thread-safe.
 */
public final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private final String id;
  private final LaunchedWorker process;
  private final WorkerConnection connection;
  private final AtomicReference<KillReason> killReason = new AtomicReference<>();
  private final AtomicReference<Tenant> tenant = new AtomicReference<>();
  private final AtomicInteger leases = new AtomicInteger();
  private final long readyAt;
  private final Optional<Footprint> fresh;
  private volatile Duration cpuWhenReady = Duration.ZERO;

  /**
   * @param now the clock's nanoseconds when it became ready
   */
  Worker(String id, LaunchedWorker process, WorkerConnection connection, long now) {
    this.id = id;
    this.process = process;
    this.connection = connection;
    this.readyAt = now;
    this.fresh = process.footprint();
  }

  /** Whether it is this tenant's already. */
  boolean serves(Tenant asking) {
    return asking.equals(tenant.get());
  }

  /** Whether it belongs to no tenant yet. */
  boolean isUnbound() {
    return tenant.get() == null;
  }

  /** It is this tenant's from now on, and is given a program. */
  void bind(Tenant asking) {
    if (!tenant.compareAndSet(null, asking) && !serves(asking)) {
      throw new IllegalStateException("worker " + id + " serves another tenant");
    }
    leases.incrementAndGet();
  }

  /** It waits for a run from now on. */
  void becameReady() {
    cpuWhenReady = process.cpuTime().orElse(Duration.ZERO);
  }

  /** CPU time since it became ready; zero when it cannot be told. */
  Duration idleCpu() {
    return process.cpuTime().orElse(Duration.ZERO).minus(cpuWhenReady);
  }

  /** How many programs it was given. */
  int leases() {
    return leases.get();
  }

  Duration age(long now) {
    return Duration.ofNanos(now - readyAt);
  }

  /** What its process takes in RAM beyond what it took when it was ready first, in bytes. */
  long grownBytes() {
    Optional<Footprint> now = process.footprint();
    return now.isPresent() && fresh.isPresent()
        ? now.get().residentBytes() - fresh.get().residentBytes()
        : 0;
  }

  public String id() {
    return id;
  }

  public WorkerConnection connection() {
    return connection;
  }

  /** Completes, never exceptionally, when the worker has ended. */
  public CompletableFuture<WorkerExit> exit() {
    return process.exit();
  }

  /** CPU time so far; empty when it cannot be told. */
  public Optional<Duration> cpuTime() {
    return process.cpuTime();
  }

  /** What its process takes now; empty when it cannot be told. */
  public Optional<Footprint> footprint() {
    return process.footprint();
  }

  /** Ends the worker at once and closes its stream. Idempotent; the first reason is kept. */
  public void kill(KillReason reason) {
    if (killReason.compareAndSet(null, reason)) {
      log.atDebug().addKeyValue("worker", id).addKeyValue("reason", reason).log("Killing a worker");
    }
    process.kill();
    connection.close("killed: " + reason);
  }
}
