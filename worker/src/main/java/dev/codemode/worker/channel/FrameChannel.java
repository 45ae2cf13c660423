package dev.codemode.worker.channel;

import dev.codemode.proto.v1.WorkerFrame;

/** Where a run's frames go, and where it asks for more. Thread-safe. */
public interface FrameChannel {
  /** Sends a frame, waiting until it can be taken. Frames after the end are dropped. */
  void send(WorkerFrame frame);

  /** Allows one more frame to come in. */
  void readNext();
}
