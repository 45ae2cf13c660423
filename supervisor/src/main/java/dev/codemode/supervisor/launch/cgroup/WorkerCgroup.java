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

  /** A group is removed a moment after its last process was; so often it is tried. */
  private static final int REMOVALS = 50;

  private static final long REMOVAL_PAUSE_MILLIS = 20;

  private final List<Path> folders;
  private final boolean unified;

  WorkerCgroup(List<Path> folders, boolean unified) {
    this.folders = folders;
    this.unified = unified;
  }

  /** A process that writes its id into each of these files is a member. */
  public List<Path> processFiles() {
    return folders.stream().map(folder -> folder.resolve("cgroup.procs")).toList();
  }

  /** Whether the system killed a member because of the bound on memory. */
  public boolean wasOutOfMemory() {
    String file = unified ? "memory.events" : "memory.oom_control";
    for (Path folder : folders) {
      try {
        Matcher kills = KILLS.matcher(Files.readString(folder.resolve(file)));
        if (kills.find() && !kills.group(1).equals("0")) {
          return true;
        }
      } catch (IOException e) {
        // Of version 1, only one of the groups has the file.
        log.atTrace().addKeyValue("group", folder).log("No count of kills here");
      }
    }
    return false;
  }

  /** Removes the groups, at most a second after their last process ended. Idempotent. */
  public void remove() {
    for (Path folder : folders) {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    for (int i = 1; ; i++) {
      try {
        Files.deleteIfExists(folder);
        return;
      } catch (IOException e) {
        if (i == REMOVALS) {
          log.atWarn().addKeyValue("group", folder).log("A worker's cgroup cannot be removed");
          return;
        }
      }
      try {
        Thread.sleep(REMOVAL_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
