package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.broker.RunTools;
import dev.codemode.supervisor.broker.ToolBroker;
import dev.codemode.supervisor.broker.catalog.LiveCatalog;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.ServerEntry;
import java.time.Duration;
import java.util.List;

/**
 * The configured servers for a command that needs no worker. Closing it, or the end of the process
 * by a signal, stops them.
 */
final class OpenCatalog implements AutoCloseable {
  /** A person waits, and a server may have to be downloaded first: its own deadlines decide. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final CodemodeConfig config;
  private final LiveCatalog catalog;
  private final Thread hook;

  OpenCatalog(CodemodeConfig config, List<ServerEntry> servers) {
    this.config = config;
    this.catalog = Supervisor.catalog(config, servers);
    this.hook = Thread.ofPlatform().name("shutdown").unstarted(catalog::close);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  ToolDirectory directory() {
    return new ToolDirectory(() -> catalog.current().servers(), PATIENCE);
  }

  /** Tools with the budget of one run. */
  RunTools tools() {
    return new ToolBroker(catalog, config.limits()).open();
  }

  @Override
  public void close() {
    catalog.close();
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
