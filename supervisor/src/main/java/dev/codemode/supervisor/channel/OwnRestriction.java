package dev.codemode.supervisor.channel;

import dev.codemode.proto.v1.Ready;
import java.util.List;

/**
 * What a worker says that it took away from itself before it served.
 *
 * @param systemCalls whether it can make only the system calls that it needs
 * @param files whether it can open only the files that it runs from
 * @param problems why one of these is missing; a worker's words
 */
public record OwnRestriction(boolean systemCalls, boolean files, List<String> problems) {
  private static final int MOST_PROBLEMS = 8;
  private static final int LONGEST_PROBLEM = 200;

  static OwnRestriction of(Ready ready) {
    return new OwnRestriction(
        ready.getSystemCallsRestricted(),
        ready.getFilesRestricted(),
        ready.getProblemsList().stream()
            .limit(MOST_PROBLEMS)
            .map(text -> text.substring(0, Math.min(text.length(), LONGEST_PROBLEM)))
            .toList());
  }

  /** Whether all of it holds. */
  public boolean isWhole() {
    return systemCalls && files && problems.isEmpty();
  }
}
