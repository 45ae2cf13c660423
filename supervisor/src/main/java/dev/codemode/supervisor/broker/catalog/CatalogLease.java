package dev.codemode.supervisor.broker.catalog;

/** One run's hold on the catalog that it started with. Thread-safe. */
public interface CatalogLease extends AutoCloseable {
  /** The same as long as the lease is held, whatever the configuration does meanwhile. */
  ServerCatalog catalog();

  /** The run calls no tool any more. Idempotent. */
  @Override
  void close();
}
