package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.channel.OwnRestriction;
import dev.codemode.supervisor.channel.WorkerConnection;
import dev.codemode.supervisor.channel.WorkerGateway;
import dev.codemode.supervisor.channel.WorkerGoneException;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.launch.LaunchException;
import dev.codemode.supervisor.launch.LaunchSpec;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerExit;
import dev.codemode.supervisor.launch.WorkerLauncher;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one worker from nothing to ready, or leaves nothing behind. Thread-safe. */
public final class WorkerStarter {
  private static final Logger log = LoggerFactory.getLogger(WorkerStarter.class);

  /** A worker could not be made ready; the message says why. */
  static final class StartFailedException extends Exception {
    private final String reason;

    StartFailedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  private final WorkerLauncher launcher;
  private final WorkerGateway gateway;
  private final Limits limits;
  private final boolean requiresRestriction;
  private final Duration timeout;
  private volatile boolean onceReady;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong count = new AtomicLong();

  /**
   * @param requiresRestriction whether a worker that is not wholly restricted is refused
   * @param timeout from launch to ready
   */
  public WorkerStarter(
      WorkerLauncher launcher,
      WorkerGateway gateway,
      Limits limits,
      boolean requiresRestriction,
      Duration timeout) {
    this.launcher = launcher;
    this.gateway = gateway;
    this.limits = limits;
    this.requiresRestriction = requiresRestriction;
    this.timeout = timeout;
  }

  /**
   * Blocks until the worker is ready.
   *
   * @param launched told of the process as soon as there is one, so that it can be killed while it
   *     starts
   */
  Worker start(Consumer<LaunchedWorker> launched)
      throws StartFailedException, InterruptedException {
    String id = "w" + count.incrementAndGet();
    var secret = new byte[32];
    random.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    long deadline = System.nanoTime() + timeout.toNanos();
    CompletableFuture<WorkerConnection> dialled = gateway.expect(token);
    LaunchedWorker process;
    try {
      process =
          launcher.launch(
              new LaunchSpec(id, token, gateway.socket(), limits.workerMemory(), limits.heap()));
    } catch (LaunchException e) {
      dialled.cancel(false);
      log.atError().setCause(e).log("A worker's process cannot be started");
      ended(String.valueOf(e.getMessage()));
      throw new StartFailedException(
          "its process cannot be started; codemode doctor and the log tell why");
    }
    launched.accept(process);
    boolean ready = false;
    try {
      // Whichever comes first: the connection, the end of the process, the deadline.
      var _ = process.exit().thenAccept(_ -> dialled.cancel(false));
      WorkerConnection connection = dialled.get(remaining(deadline), TimeUnit.NANOSECONDS);
      connection.ready().get(remaining(deadline), TimeUnit.NANOSECONDS);
      if (requiresRestriction) {
        requireWhole(connection.restriction());
      }
      ready = true;
      onceReady = true;
      return new Worker(id, process, connection, System.nanoTime());
    } catch (TimeoutException e) {
      throw new StartFailedException(
          "a worker was not ready within %s s".formatted(timeout.toMillis() / 1_000.0));
    } catch (CancellationException e) {
      throw ended(describe(process.exit()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WorkerGoneException) {
        process.kill();
        throw ended(e.getCause().getMessage() + "; " + describe(process.exit()));
      }
      throw new StartFailedException(String.valueOf(e.getCause()));
    } finally {
      if (!ready) {
        dialled.cancel(false);
        process.kill();
      }
    }
  }

  private StartFailedException ended(String reason) {
    if (!onceReady) {
      launcher.noneGetsReady(reason);
    }
    return new StartFailedException(reason);
  }

  private static void requireWhole(Optional<OwnRestriction> restriction)
      throws StartFailedException {
    if (restriction.isEmpty() || !restriction.get().isWhole()) {
      throw new StartFailedException(
          "confinement is required, and workers cannot restrict themselves as they should: "
              + restriction.map(OwnRestriction::problems).orElse(List.of())
              + "; codemode doctor tells more");
    }
  }

  private static long remaining(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }

  private static String describe(CompletableFuture<WorkerExit> exit) throws InterruptedException {
    try {
      WorkerExit ended = exit.get(2, TimeUnit.SECONDS);
      if (!ended.stderrTail().isEmpty()) {
        log.atWarn().addKeyValue("stderr", ended.stderrTail()).log("A worker failed to start");
      }
      return "a worker ended with code %d while it started".formatted(ended.code());
    } catch (ExecutionException | TimeoutException e) {
      return "a worker did not end when killed";
    }
  }
}
