package dev.codemode.supervisor.launch.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a process is in RAM, as Linux tells it ({@code proc_pid_status(5)}, VmRSS). */
final class ResidentMemory {
  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private ResidentMemory() {}

  /** In bytes; empty on other systems and when the process is gone. */
  static OptionalLong of(long pid) {
    try {
      Matcher rss = RSS.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
      return rss.find()
          ? OptionalLong.of(Long.parseLong(rss.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
