package dev.codemode.supervisor.launch.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream to its end and keeps its last bytes, so that a worker that floods its standard
 * error neither blocks nor costs memory.
 */
final class StderrTail implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(StderrTail.class);

  /** How much is kept, in bytes: a stack trace or two. */
  static final int KEPT_BYTES = 8 * 1024;

  private final InputStream stream;
  private final byte[] ring = new byte[KEPT_BYTES];
  private long total;

  StderrTail(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public void run() {
    var buffer = new byte[4 * 1024];
    try (stream) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        append(buffer, read);
      }
    } catch (IOException e) {
      log.atDebug().setCause(e).log("A worker's standard error broke");
    }
  }

  private synchronized void append(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (total++ % KEPT_BYTES)] = bytes[i];
    }
  }

  /** The last bytes seen so far, decoded leniently. */
  synchronized String text() {
    int kept = (int) Math.min(total, KEPT_BYTES);
    var bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((total - kept + i) % KEPT_BYTES)];
    }
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
