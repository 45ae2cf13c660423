package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.WorkerFrame;
import java.io.ByteArrayOutputStream;

/**
 * What a worker and its supervisor do with one stream, written as bytes: so that a fuzzer can
 * change it. Each step is one byte, a message follows its step as a length of two bytes and the
 * bytes themselves; what is missing at the end is not sent.
 */
final class StreamScript {
  /** A message as it is. */
  static final int MESSAGE = 0;

  /** A message; if it is a frame, it is made one of the run under way. */
  static final int FRAME_OF_RUN = 1;

  static final int START_RUN = 2;
  static final int START_KEEPING = 3;
  static final int START_CHECK = 4;

  /** The supervisor answers a call, if there is room. */
  static final int REPLY = 5;

  static final int CANCEL = 6;
  static final int TRANSPORT_FULL = 7;
  static final int TRANSPORT_READY = 8;
  static final int WORKER_ENDS = 9;
  static final int WORKER_BREAKS = 10;
  static final int CLOSE = 11;

  /** How many kinds of steps there are; a step is read modulo this. */
  static final int KINDS = 12;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  StreamScript then(int step) {
    bytes.write(step);
    return this;
  }

  StreamScript message(byte[] message) {
    return then(MESSAGE).payload(message);
  }

  StreamScript frame(WorkerFrame.Builder frame) {
    return then(FRAME_OF_RUN).payload(frame.build().toByteArray());
  }

  private StreamScript payload(byte[] message) {
    if (message.length > 0xffff) {
      throw new IllegalArgumentException("a message of " + message.length + " bytes");
    }
    bytes.write(message.length >> 8);
    bytes.write(message.length);
    bytes.writeBytes(message);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
