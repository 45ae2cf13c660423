package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.admission.GlobalAdmission;
import dev.codemode.supervisor.aot.AotCache;
import dev.codemode.supervisor.broker.ToolBroker;
import dev.codemode.supervisor.broker.catalog.CatalogCache;
import dev.codemode.supervisor.broker.catalog.LiveCatalog;
import dev.codemode.supervisor.broker.catalog.ServerCatalog;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.upstream.ReplyBudget;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.channel.WorkerGateway;
import dev.codemode.supervisor.config.ByteSize;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.fleet.PoolStatus;
import dev.codemode.supervisor.fleet.WorkerPool;
import dev.codemode.supervisor.fleet.WorkerStarter;
import dev.codemode.supervisor.launch.cgroup.Cgroups;
import dev.codemode.supervisor.launch.process.Layer;
import dev.codemode.supervisor.launch.process.ProcessLauncher;
import dev.codemode.supervisor.launch.process.SystemLayers;
import dev.codemode.supervisor.run.CancelSignal;
import dev.codemode.supervisor.run.RunCoordinator;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: everything behind the front doors, wired by hand. Returns from construction
 * at once, but where confinement is required and is tried out first; what takes time happens in the
 * background and is waited for by the first run. Closing it, or the end of the process by a signal,
 * leaves no process and no file behind. Thread-safe.
 */
final class Supervisor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

  /** Room in a message of a server for the same content as text and as structure, with escapes. */
  private static final int MESSAGE_PER_REPLY = 4;

  private static final ByteSize ENVELOPE = ByteSize.mebibytes(1);

  /** When a cache is made: the first workers are there then, and the first run perhaps over. */
  private static final Duration BUILD_AFTER = Duration.ofSeconds(20);

  private final LiveCatalog catalog;
  private final ToolDirectory directory;
  private final AotCache workerCache;
  private final AotCache supervisorCache;
  private final CompletableFuture<Core> core;
  private final CancelSignal stopping = new CancelSignal();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Thread hook = Thread.ofPlatform().name("shutdown").unstarted(this::shutDown);

  /** What needs the worker channel. */
  private record Core(
      ProcessLauncher launcher,
      WorkerGateway gateway,
      WorkerPool pool,
      RunCoordinator coordinator) {}

  /**
   * @throws ConfigException when confinement is required and this machine lacks a part of it
   */
  Supervisor(Distribution distribution, CodemodeConfig config, List<ServerEntry> servers)
      throws ConfigException {
    Layer<Cgroups> cgroups = SystemLayers.claimCgroups(config.confinement());
    Supplier<SystemLayers> layers = () -> distribution.layers(config.confinement(), cgroups);
    if (config.confinement() == Confinement.REQUIRED) {
      SystemLayers found = layers.get();
      requireAll(found);
      layers = () -> found;
    }
    this.catalog = catalog(config, servers);
    this.directory = new ToolDirectory(() -> catalog.current().servers());
    this.workerCache = distribution.workerCache(config.isolation());
    this.supervisorCache = distribution.supervisorCache();
    this.core = new CompletableFuture<>();
    Supplier<SystemLayers> toCompose = layers;
    Runtime.getRuntime().addShutdownHook(hook);
    var _ =
        Thread.ofPlatform()
            .name("compose")
            .daemon()
            .start(() -> compose(distribution, config, toCompose));
  }

  /** The servers alone, for work that needs no worker; whoever asks closes it. */
  static LiveCatalog catalog(CodemodeConfig config, List<ServerEntry> servers) {
    int largestMessage =
        Math.toIntExact(
            Math.min(
                Integer.MAX_VALUE / 2,
                config.limits().toolReply().bytes() * MESSAGE_PER_REPLY + ENVELOPE.bytes()));
    ReplyBudget budget = ReplyBudget.ofHeap(largestMessage);
    var catalog =
        new LiveCatalog(
            entry ->
                new Upstream(entry, largestMessage, budget, config.limits().parallelToolCalls()),
            new CatalogCache(UserFolders.cache().resolve("catalog")));
    catalog.configure(servers);
    return catalog;
  }

  private void compose(
      Distribution distribution, CodemodeConfig config, Supplier<SystemLayers> finding) {
    try {
      List<Path> missing = distribution.missing();
      if (!missing.isEmpty()) {
        throw new IOException("this installation lacks " + missing);
      }
      SystemLayers layers = finding.get();
      tell(config.confinement(), layers);
      core.complete(compose(distribution, config, layers, WorkerGateway.open()));
    } catch (Throwable e) {
      log.atError().setCause(e).log("Programs cannot be run");
      core.completeExceptionally(e);
    }
  }

  private static void requireAll(SystemLayers layers) throws ConfigException {
    if (!layers.lacking().isEmpty()) {
      throw new ConfigException(
          "confinement is required, and this machine lacks "
              + String.join(" and ", layers.lacking())
              + "; codemode doctor tells how to mend it. In a container or a pod, which is that layer"
              + " itself, choose --confinement auto");
    }
  }

  /** In one line, because it is said at every start. */
  private static void tell(Confinement wanted, SystemLayers layers) {
    if (wanted == Confinement.OFF) {
      log.atWarn()
          .log(
              "Confinement is off: the interpreter's sandbox and a process of its own are all that hold programs");
    } else if (!layers.namespaces().isThere()) {
      log.atWarn()
          .addKeyValue("reason", layers.namespaces().reason())
          .log(
              "Workers have one of the system's layers, their own restriction: codemode doctor tells"
                  + " how to add namespaces");
    }
  }

  private Core compose(
      Distribution distribution,
      CodemodeConfig config,
      SystemLayers layers,
      WorkerGateway gateway) {
    var launcher =
        new ProcessLauncher(
            distribution.workerCommand(config.isolation()),
            workerCache,
            distribution.home(),
            layers);
    var starter =
        new WorkerStarter(
            launcher,
            gateway,
            config.limits(),
            config.confinement() == Confinement.REQUIRED,
            config.pool().startTimeout());
    var pool = new WorkerPool(starter, config.pool(), config.isolation());
    pool.expectRuns();
    if (config.pool().buildAotCache()) {
      var _ = Thread.ofPlatform().name("aot-cache").daemon().start(this::buildCaches);
    }
    var broker = new ToolBroker(catalog, config.limits());
    return new Core(
        launcher,
        gateway,
        pool,
        new RunCoordinator(config, new GlobalAdmission(config.pool()), pool, broker::open));
  }

  private void buildCaches() {
    try {
      Thread.sleep(BUILD_AFTER);
      for (AotCache cache : List.of(workerCache, supervisorCache)) {
        if (cache.file().isEmpty()) {
          cache.build();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The servers that are configured now. */
  ServerCatalog catalog() {
    return catalog.current();
  }

  /** Where the tools of the configured servers are looked up. */
  ToolDirectory directory() {
    return directory;
  }

  /** Connects the servers in the background, and from now on those that are added. */
  void connectServers() {
    catalog.connect();
  }

  /** A client is there and may want a run. Returns at once. */
  void expectRuns() {
    var _ = core.thenAccept(made -> made.pool().expectRuns());
  }

  /** Makes these the configured servers; runs under way keep those that they started with. */
  void configure(List<ServerEntry> servers) {
    catalog.configure(servers);
  }

  /**
   * Runs a program and blocks until it is over; closing this cancels it.
   *
   * @throws UncheckedIOException when this installation cannot run programs at all
   */
  RunOutcome run(RunRequest request, CancelSignal cancel) {
    Runnable unregister = stopping.onCancel(cancel::cancel);
    try {
      return ready().coordinator().run(request, cancel);
    } finally {
      unregister.run();
    }
  }

  /** How the workers are. Blocks while the supervisor is composed. */
  PoolStatus poolStatus() {
    return ready().pool().status();
  }

  /** What this system puts around workers. Blocks while the supervisor is composed. */
  SystemLayers layers() {
    return ready().launcher().layers();
  }

  private Core ready() {
    try {
      return core.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UncheckedIOException(
          "programs cannot be run: " + cause.getMessage(), new IOException(cause));
    }
  }

  /**
   * Whoever comes second waits until the first is done: the process ends after the last of them.
   */
  private void shutDown() {
    if (!closing.compareAndSet(false, true)) {
      closed.join();
      return;
    }
    try {
      stopping.cancel();
      workerCache.close();
      supervisorCache.close();
      Thread servers = Thread.ofPlatform().name("close-servers").start(catalog::close);
      core.thenAccept(
              made -> {
                made.coordinator().close();
                made.pool().close();
                made.gateway().close();
              })
          .exceptionally(_ -> null)
          .join();
      servers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed.complete(null);
    }
  }

  /** Ends every worker and server. Blocks a few seconds at most. Idempotent. */
  @Override
  public void close() {
    shutDown();
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, by this very hook perhaps.
    }
  }
}
