package dev.codemode.supervisor.config;

/**
 * How many of the system's layers must stand between a worker and the machine. Key {@code
 * confinement} of codemode.yaml.
 */
public enum Confinement {
  /** Every layer that this system has; what is missing is told. */
  AUTO,

  /**
   * Namespaces, the worker's own restriction and a bound of its memory; without one of them no
   * program runs.
   */
  REQUIRED,

  /** None of the system's layers: the interpreter's sandbox in a process of its own is all. */
  OFF
}
