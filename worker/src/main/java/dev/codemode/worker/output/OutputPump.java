package dev.codemode.worker.output;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Output;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a program prints into pieces: a print is often one small write, and a frame each
 * would cost more than the program. A piece goes out when it is full, when the other stream is
 * written to, and at the latest after {@link #LONGEST_WAIT_MILLIS}. Thread-safe.
 */
public final class OutputPump implements AutoCloseable {
  static final int PIECE_BYTES = WorkerProtocol.MAX_OUTPUT_PIECE_BYTES / 2;
  static final long LONGEST_WAIT_MILLIS = 50;

  private final BiConsumer<Output.Stream, byte[]> sink;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private @Nullable Thread flusher;
  private Output.Stream current = Output.Stream.STREAM_STDOUT;
  private boolean closed;

  /**
   * @param sink takes pieces in order; may block to slow the program down
   */
  public OutputPump(BiConsumer<Output.Stream, byte[]> sink) {
    this.sink = sink;
  }

  public OutputStream stdout() {
    return new PumpStream(Output.Stream.STREAM_STDOUT);
  }

  public OutputStream stderr() {
    return new PumpStream(Output.Stream.STREAM_STDERR);
  }

  /** Sends what is pending. */
  public synchronized void flush() {
    if (pending.size() > 0) {
      byte[] piece = pending.toByteArray();
      pending.reset();
      sink.accept(current, piece);
    }
  }

  /** Sends what is pending and takes no more. */
  @Override
  public void close() {
    Thread regular;
    synchronized (this) {
      flush();
      closed = true;
      regular = flusher;
    }
    if (regular != null) {
      regular.interrupt();
    }
  }

  private synchronized void write(Output.Stream stream, byte[] bytes, int offset, int length) {
    if (closed) {
      return;
    }
    if (flusher == null) {
      flusher = Thread.ofPlatform().name("output-flush").daemon().start(this::flushRegularly);
    }
    if (stream != current) {
      flush();
      current = stream;
    }
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, PIECE_BYTES - pending.size());
      pending.write(bytes, offset + done, part);
      done += part;
      if (pending.size() == PIECE_BYTES) {
        flush();
      }
    }
    notifyAll();
  }

  private void flushRegularly() {
    try {
      while (true) {
        synchronized (this) {
          while (pending.size() == 0 && !closed) {
            wait();
          }
          if (closed) {
            return;
          }
        }
        Thread.sleep(LONGEST_WAIT_MILLIS);
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class PumpStream extends OutputStream {
    private final Output.Stream stream;

    PumpStream(Output.Stream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) {
      OutputPump.this.write(stream, new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      OutputPump.this.write(stream, bytes, offset, length);
    }
  }
}
