package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.broker.upstream.UpstreamStatus;

/** A server as those see it who look tools up. Thread-safe. */
public interface ListedServer {
  /** The key in the configuration. */
  String key();

  /** The name in programs, unique among the servers of a catalog. */
  String pythonName();

  /** One line; may be empty. */
  String description();

  /** How it stands now. Neither connects nor blocks. */
  UpstreamStatus status();

  /**
   * Its tools as it listed them last; the same object until it lists others. Blocks while it
   * connects, little more than 30 s at most.
   *
   * @throws UpstreamException when the server cannot be reached
   */
  Listing listing() throws UpstreamException, InterruptedException;
}
