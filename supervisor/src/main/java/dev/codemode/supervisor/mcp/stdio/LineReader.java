package dev.codemode.supervisor.mcp.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Cuts a stream into lines of bounded size. Not thread-safe. */
final class LineReader {
  /** What comes next on the stream. */
  sealed interface Line {
    /** A line without its end; bytes that are no UTF-8 have become replacement characters. */
    record Text(String text) implements Line {}

    /** A line over the bound; all of it has been skipped. */
    record TooLong() implements Line {}

    /** Nothing more comes. */
    record End() implements Line {}
  }

  private final InputStream in;
  private final int maxBytes;
  private final byte[] chunk = new byte[16 * 1024];
  private int position;
  private int limit;

  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** Blocks until a whole line is there. The last line need not be ended. */
  Line next() throws IOException {
    var line = new ByteArrayOutputStream(256);
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = position;
      while (end < limit && chunk[end] != '\n') {
        end++;
      }
      int length = end - position;
      tooLong |= length > maxBytes - line.size();
      if (tooLong) {
        line.reset();
      } else {
        line.write(chunk, position, length);
      }
      boolean ended = end < limit;
      position = ended ? end + 1 : end;
      if (ended) {
        return tooLong ? new Line.TooLong() : new Line.Text(line.toString(StandardCharsets.UTF_8));
      }
    }
    if (!any) {
      return new Line.End();
    }
    return tooLong ? new Line.TooLong() : new Line.Text(line.toString(StandardCharsets.UTF_8));
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = Math.max(0, in.read(chunk));
    return limit > 0;
  }
}
