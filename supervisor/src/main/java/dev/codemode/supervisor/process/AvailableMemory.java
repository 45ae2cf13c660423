package dev.codemode.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory new processes can have before the machine swaps, as Linux estimates it ({@code
 * proc_meminfo(5)}, MemAvailable): of the machine, a limit of a container is not seen.
 */
public final class AvailableMemory {
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  private AvailableMemory() {}

  /** In bytes; empty on other systems. */
  public static OptionalLong bytes() {
    return bytes(Path.of("/proc/meminfo"));
  }

  static OptionalLong bytes(Path file) {
    try {
      Matcher available = AVAILABLE.matcher(Files.readString(file));
      return available.find()
          ? OptionalLong.of(Long.parseLong(available.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
