package dev.codemode.supervisor.launch;

import dev.codemode.supervisor.config.ByteSize;
import java.nio.file.Path;

/**
 * What a new worker must know and may use.
 *
 * @param workerId for logs; not a secret
 * @param token the one-use secret by which the worker introduces itself
 * @param socket the supervisor's Unix domain socket
 * @param memory all memory of the worker, where the system can bound it
 * @param heap live heap that a program may add to an idle worker
 */
public record LaunchSpec(
    String workerId, String token, Path socket, ByteSize memory, ByteSize heap) {
  /** Leaves the token out. */
  @Override
  public String toString() {
    return "LaunchSpec[" + workerId + "]";
  }
}
