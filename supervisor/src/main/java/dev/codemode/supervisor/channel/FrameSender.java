package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.SupervisorFrame;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends frames in order and no faster than the worker takes them: what the transport is not ready
 * for waits here, where it can be counted. Thread-safe.
 */
final class FrameSender {
  private static final Logger log = LoggerFactory.getLogger(FrameSender.class);

  /** Bytes that may wait here before {@link #sendWhenRoom} does. */
  static final long MAX_QUEUED_BYTES = 1024 * 1024;

  private final ServerCallStreamObserver<SupervisorFrame> stream;
  private final ArrayDeque<SupervisorFrame> queue = new ArrayDeque<>();
  private long queuedBytes;
  private boolean closed;

  FrameSender(ServerCallStreamObserver<SupervisorFrame> stream) {
    this.stream = stream;
  }

  /** Frames sent after {@link #close} are dropped: nobody is there. */
  synchronized void send(SupervisorFrame frame) {
    if (closed) {
      return;
    }
    queue.add(frame);
    queuedBytes += frame.getSerializedSize();
    drain();
  }

  /**
   * Sends a frame after waiting until little is queued, so that a worker that does not read holds
   * up those who send and costs no memory. Blocks; an interrupt drops the frame.
   *
   * @param onSending called when there is room, before the worker can have seen the frame; not when
   *     it is dropped. Must not block, nor wait for whoever sends.
   */
  synchronized void sendWhenRoom(SupervisorFrame frame, Runnable onSending) {
    try {
      while (!closed && queuedBytes > MAX_QUEUED_BYTES) {
        wait();
      }
      if (!closed) {
        onSending.run();
        send(frame);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Bytes of frames that wait here: at most the bound, and the one frame that passed it. */
  synchronized long queuedBytes() {
    return queuedBytes;
  }

  /** The transport can take more. */
  synchronized void onReady() {
    drain();
  }

  /** Ends the stream. Idempotent, as is {@link #refuse}: the first of them counts. */
  synchronized void close() {
    end(stream::onCompleted);
  }

  /** Ends the stream with an error. */
  synchronized void refuse(Status why) {
    end(() -> stream.onError(why.asRuntimeException()));
  }

  private void end(Runnable ending) {
    if (closed) {
      return;
    }
    closed = true;
    queue.clear();
    queuedBytes = 0;
    notifyAll();
    try {
      ending.run();
    } catch (IllegalStateException e) {
      // The call was cancelled from the other side first.
      log.atDebug().setCause(e).log("A worker's stream was already closed");
    }
  }

  private void drain() {
    while (!queue.isEmpty() && stream.isReady() && !closed) {
      var frame = queue.remove();
      queuedBytes -= frame.getSerializedSize();
      stream.onNext(frame);
    }
    if (queuedBytes <= MAX_QUEUED_BYTES) {
      notifyAll();
    }
  }
}
