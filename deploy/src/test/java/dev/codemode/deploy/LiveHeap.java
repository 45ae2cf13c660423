package dev.codemode.deploy;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the heap of another JVM that allows it. */
final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");

  private LiveHeap() {}

  /** Size in bytes of what a full collection leaves. */
  static long bytes(long pid) throws IOException, InterruptedException {
    String histogram = Jcmd.of(pid, "GC.class_histogram");
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new AssertionError("no total in\n" + histogram);
    }
    return Long.parseLong(total.group(1));
  }
}
