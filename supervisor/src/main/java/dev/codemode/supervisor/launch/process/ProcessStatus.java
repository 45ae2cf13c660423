package dev.codemode.supervisor.launch.process;

import dev.codemode.supervisor.launch.Footprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux tells of a process ({@code proc_pid_status(5)}: VmRSS, VmSwap, Threads). The file
 * begins with the process's name, in which it escapes line breaks.
 */
final class ProcessStatus {
  private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d{1,15}) kB$");
  private static final Pattern SWAPPED = Pattern.compile("(?m)^VmSwap:\\s+(\\d{1,15}) kB$");
  private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d{1,9})$");

  private ProcessStatus() {}

  /** Empty on other systems and when the process is gone. */
  static Optional<Footprint> of(long pid) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      Matcher rss = RSS.matcher(status);
      Matcher swapped = SWAPPED.matcher(status);
      Matcher threads = THREADS.matcher(status);
      if (!rss.find() || !threads.find()) {
        return Optional.empty();
      }
      long kib =
          Long.parseLong(rss.group(1)) + (swapped.find() ? Long.parseLong(swapped.group(1)) : 0);
      return Optional.of(new Footprint(kib * 1024, Integer.parseInt(threads.group(1))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
