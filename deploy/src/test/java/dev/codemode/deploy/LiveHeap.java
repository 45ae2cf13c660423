package dev.codemode.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the heap of another JVM that allows it, with the JDK of this one. */
final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");

  private LiveHeap() {}

  /** Size in bytes of what a full collection leaves. */
  static long bytes(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = TOTAL.matcher(output);
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0 || !total.find()) {
      process.destroyForcibly();
      throw new AssertionError("jcmd says:\n" + output);
    }
    return Long.parseLong(total.group(1));
  }
}
