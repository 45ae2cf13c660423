package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.SupervisorFrame;
import io.grpc.stub.ServerCallStreamObserver;

/** The supervisor's way to a worker without a transport, ready when it is told so. */
final class FakeServerStream extends ServerCallStreamObserver<SupervisorFrame> {
  private boolean ready = true;
  private Runnable onReady = () -> {};
  private int frames;
  private int ends;

  void ready(boolean now) {
    ready = now;
    if (now) {
      onReady.run();
    }
  }

  /** How many frames were sent. */
  int frames() {
    return frames;
  }

  boolean isEnded() {
    return ends > 0;
  }

  @Override
  public void onNext(SupervisorFrame frame) {
    if (ends > 0 || !ready) {
      throw new AssertionError("a frame for a stream that takes none: " + frame.getFrameCase());
    }
    frames++;
  }

  @Override
  public void onError(Throwable error) {
    end();
  }

  @Override
  public void onCompleted() {
    end();
  }

  private void end() {
    if (++ends > 1) {
      throw new AssertionError("a stream that was ended twice");
    }
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void setOnReadyHandler(Runnable handler) {
    onReady = handler;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void setOnCancelHandler(Runnable handler) {}

  @Override
  public void setOnCloseHandler(Runnable handler) {}

  @Override
  public void setCompression(String compression) {}

  @Override
  public void disableAutoInboundFlowControl() {}

  @Override
  public void request(int count) {}

  @Override
  public void setMessageCompression(boolean enable) {}
}
