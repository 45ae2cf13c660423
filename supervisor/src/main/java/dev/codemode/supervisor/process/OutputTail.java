package dev.codemode.supervisor.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream to its end and keeps its last bytes, so that a child that floods its standard
 * error neither blocks nor costs memory.
 */
public final class OutputTail implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(OutputTail.class);

  /** How much is kept, in bytes: a stack trace or two. */
  public static final int KEPT_BYTES = 8 * 1024;

  private final InputStream stream;
  private final byte[] ring = new byte[KEPT_BYTES];
  private long total;

  public OutputTail(InputStream stream) {
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
      log.atDebug().setCause(e).log("The output of a child process broke");
    }
  }

  private synchronized void append(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (total++ % KEPT_BYTES)] = bytes[i];
    }
  }

  /** The last bytes seen so far, decoded leniently. */
  public synchronized String text() {
    int kept = (int) Math.min(total, KEPT_BYTES);
    var bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((total - kept + i) % KEPT_BYTES)];
    }
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
