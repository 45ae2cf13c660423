package dev.codemode.supervisor.launch.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups of one worker. Not thread-safe: used at its start and at its end. */
public final class WorkerCgroup {
  private static final Logger log = LoggerFactory.getLogger(WorkerCgroup.class);

  private static final Pattern KILLS = Pattern.compile("(?m)^oom_kill (\\d+)$");

  /** The system may need a moment after the last process is gone. */
  private static final int REMOVALS = 50;

  private static final long REMOVAL_PAUSE_MILLIS = 20;

  private final List<Path> folders;
  private final Path counts;

  /**
   * @param counts the file that counts how often the system killed a member for its memory
   */
  WorkerCgroup(List<Path> folders, Path counts) {
    this.folders = folders;
    this.counts = counts;
  }

  /** A process that writes its id into each of these files is a member. */
  public List<Path> processFiles() {
    return folders.stream().map(folder -> folder.resolve("cgroup.procs")).toList();
  }

  /** Whether the system killed a member because of the bound on memory. */
  public boolean wasOutOfMemory() {
    try {
      Matcher kills = KILLS.matcher(Files.readString(counts));
      return kills.find() && !kills.group(1).equals("0");
    } catch (IOException e) {
      log.atWarn().addKeyValue("file", counts).log("Whether memory ran out cannot be told");
      return false;
    }
  }

  /**
   * Removes the groups: most often at once, else, on a thread of its own, within a second after
   * their last process ended. Does not block.
   */
  public void remove() {
    List<Path> left = folders.stream().filter(folder -> !isRemoved(folder)).toList();
    if (!left.isEmpty()) {
      Thread.ofVirtual()
          .name("remove-cgroup")
          .start(() -> left.forEach(WorkerCgroup::keepRemoving));
    }
  }

  private static boolean isRemoved(Path folder) {
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void keepRemoving(Path folder) {
    try {
      for (int i = 0; i < REMOVALS; i++) {
        if (isRemoved(folder)) {
          return;
        }
        Thread.sleep(REMOVAL_PAUSE_MILLIS);
      }
      log.atWarn().addKeyValue("group", folder).log("A worker's cgroup cannot be removed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
