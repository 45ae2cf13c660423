package dev.codemode.supervisor.broker;

import dev.codemode.supervisor.broker.catalog.ServerCatalog;
import dev.codemode.supervisor.broker.schema.ArgumentValidator;
import dev.codemode.supervisor.config.Limits;

/** Gives each run its own way to the tools of all servers. Thread-safe. */
public final class ToolBroker {
  private final ServerCatalog catalog;
  private final Limits limits;
  private final ArgumentValidator validator = new ArgumentValidator();

  public ToolBroker(ServerCatalog catalog, Limits limits) {
    this.catalog = catalog;
    this.limits = limits;
  }

  /** Opens the tools of one run, with the whole budget. The run closes them. */
  public RunTools open() {
    return new BrokeredTools(catalog, validator, limits);
  }
}
