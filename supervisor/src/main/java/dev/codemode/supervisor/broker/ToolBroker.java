package dev.codemode.supervisor.broker;

import dev.codemode.supervisor.broker.catalog.CatalogLease;
import dev.codemode.supervisor.broker.catalog.LiveCatalog;
import dev.codemode.supervisor.broker.schema.ArgumentValidator;
import dev.codemode.supervisor.config.Limits;

/** Gives each run its own way to the tools of all servers. Thread-safe. */
public final class ToolBroker {
  private final LiveCatalog catalog;
  private final Limits limits;
  private final ArgumentValidator validator = new ArgumentValidator();

  public ToolBroker(LiveCatalog catalog, Limits limits) {
    this.catalog = catalog;
    this.limits = limits;
  }

  /**
   * Opens the tools of one run, with the whole budget: those of the servers that are configured
   * now, whatever changes while it runs. The run closes them.
   */
  public RunTools open() {
    CatalogLease lease = catalog.lease();
    return new BrokeredTools(lease.catalog(), validator, limits, lease::close);
  }
}
