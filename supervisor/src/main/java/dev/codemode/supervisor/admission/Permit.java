package dev.codemode.supervisor.admission;

/**
 * The right to one run. Closing it, from any thread and any number of times, gives it back once.
 */
public interface Permit extends AutoCloseable {
  @Override
  void close();
}
