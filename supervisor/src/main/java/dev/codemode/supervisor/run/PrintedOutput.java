package dev.codemode.supervisor.run;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;

/** What a program printed, bounded. Not thread-safe. */
final class PrintedOutput {
  private final long limit;
  private ByteString stdout = ByteString.EMPTY;
  private ByteString stderr = ByteString.EMPTY;

  PrintedOutput(long limit) {
    this.limit = limit;
  }

  /** Takes a piece. False when the limit is passed; the piece is then dropped. */
  boolean append(boolean toStderr, ByteString data) {
    if ((long) stdout.size() + stderr.size() + data.size() > limit) {
      return false;
    }
    if (toStderr) {
      stderr = stderr.concat(data);
    } else {
      stdout = stdout.concat(data);
    }
    return true;
  }

  String stdout() {
    return stdout.toString(StandardCharsets.UTF_8);
  }

  String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }
}
