package dev.codemode.supervisor.launch.process;

import java.util.Optional;

/**
 * One of the system's layers around workers.
 *
 * @param <T> what makes it
 * @param with what makes it; empty: it is missing
 * @param reason why it is missing; empty when it is there
 * @param remedy how to get it; empty when it is there
 */
public record Layer<T>(Optional<T> with, String reason, String remedy) {
  static <T> Layer<T> of(T with) {
    return new Layer<>(Optional.of(with), "", "");
  }

  static <T> Layer<T> missing(String reason, String remedy) {
    return new Layer<>(Optional.empty(), reason, remedy);
  }

  /** Whether workers are in it. */
  public boolean isThere() {
    return with.isPresent();
  }
}
