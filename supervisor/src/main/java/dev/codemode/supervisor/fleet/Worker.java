package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.channel.WorkerConnection;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerExit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker that was ready at least once: its process and its connection. Thread-safe. */
public final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private final String id;
  private final LaunchedWorker process;
  private final WorkerConnection connection;
  private final AtomicReference<KillReason> killReason = new AtomicReference<>();

  Worker(String id, LaunchedWorker process, WorkerConnection connection) {
    this.id = id;
    this.process = process;
    this.connection = connection;
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

  /** Memory of the worker's process in RAM, in bytes; empty when it cannot be told. */
  public OptionalLong residentBytes() {
    return process.residentBytes();
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
