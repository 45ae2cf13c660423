package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.WorkerFrame;

/** What one message of a worker's stream turned out to be. */
sealed interface Arrival {
  /** A frame of the right form; whether it may come now is for {@link WorkerConnection} to say. */
  record Frame(WorkerFrame frame) implements Arrival {}

  /**
   * No frame.
   *
   * @param reason what is wrong with it, without anything that the worker said
   */
  record Malformed(String reason) implements Arrival {}
}
