package dev.codemode.supervisor.config;

/** What is kept apart by processes. Key {@code isolation} of codemode.yaml. */
public enum Isolation {
  /** A worker serves one run. */
  RUN,

  /**
   * A worker may serve further runs of the same tenant, each in a fresh interpreter: cheaper by a
   * worker's start, and hot code gets faster from run to run. A program that breaks out of its
   * interpreter meets that tenant's later runs.
   */
  TENANT
}
