package dev.codemode.worker;

import dev.codemode.worker.output.OutputPump;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * The output streams of a context that is prepared before its run is known. What is written before
 * a run is dropped.
 */
final class OutputRouter {
  private final Route stdout = new Route(OutputPump::stdout);
  private final Route stderr = new Route(OutputPump::stderr);

  OutputStream stdout() {
    return stdout;
  }

  OutputStream stderr() {
    return stderr;
  }

  void to(OutputPump pump) {
    stdout.to(pump);
    stderr.to(pump);
  }

  /** The run is over: what is still written is dropped. */
  void toNobody() {
    stdout.toNobody();
    stderr.toNobody();
  }

  private static final class Route extends OutputStream {
    private final Function<OutputPump, OutputStream> side;
    private volatile OutputStream target = OutputStream.nullOutputStream();

    Route(Function<OutputPump, OutputStream> side) {
      this.side = side;
    }

    void to(OutputPump pump) {
      target = side.apply(pump);
    }

    void toNobody() {
      target = OutputStream.nullOutputStream();
    }

    @Override
    public void write(int b) throws IOException {
      target.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target.write(bytes, offset, length);
    }
  }
}
