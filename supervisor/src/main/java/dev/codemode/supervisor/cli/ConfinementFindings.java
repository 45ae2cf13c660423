package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.channel.OwnRestriction;
import dev.codemode.supervisor.config.Confinement;
import dev.codemode.supervisor.launch.cgroup.Cgroups;
import dev.codemode.supervisor.launch.process.Layer;
import dev.codemode.supervisor.launch.process.SystemLayers;
import java.util.List;
import java.util.Optional;

/** What stands between programs and this machine, layer by layer, with the remedy for each. */
final class ConfinementFindings {
  private static final String RESTRICTION = "own restriction";
  private static final String NAMESPACES = "namespaces";
  private static final String MEMORY = "memory bound";

  private ConfinementFindings() {}

  /**
   * One finding a layer.
   *
   * @param wanted how much a missing layer matters
   * @param restriction what a worker took away from itself; empty: no worker told
   */
  static List<Finding> of(
      Confinement wanted, SystemLayers layers, Optional<OwnRestriction> restriction) {
    return List.of(
        restriction(wanted, restriction), namespaces(wanted, layers), memory(wanted, layers));
  }

  private static Finding restriction(Confinement wanted, Optional<OwnRestriction> restriction) {
    if (wanted == Confinement.OFF) {
      return Finding.note(RESTRICTION, "off", "do without --confinement off");
    }
    if (restriction.isEmpty()) {
      return Finding.bad(RESTRICTION, "unknown: no worker started", "see the checks above");
    }
    OwnRestriction own = restriction.get();
    if (own.isWhole()) {
      return Finding.good(
          RESTRICTION,
          "each worker gives up system calls (seccomp) and files (Landlock) that it does not need");
    }
    return missing(
        wanted,
        RESTRICTION,
        (own.systemCalls() ? "" : "no filter of system calls (seccomp); ")
            + (own.files() ? "" : "no limit to files (Landlock); ")
            + String.join("; ", own.problems()),
        "use Linux 5.13 or later on x86-64 or arm64, with landlock among the security modules"
            + " (lsm=…)");
  }

  private static Finding namespaces(Confinement wanted, SystemLayers layers) {
    Layer<?> layer = layers.namespaces();
    return layer.isThere()
        ? Finding.good(
            NAMESPACES,
            "each worker sees no network, no process and no file but its own (bubblewrap)")
        : missing(wanted, NAMESPACES, layer.reason(), layer.remedy());
  }

  private static Finding memory(Confinement wanted, SystemLayers layers) {
    Layer<Cgroups> layer = layers.cgroups();
    if (layer.isThere()) {
      Cgroups cgroups = layer.with().orElseThrow();
      return Finding.good(
          MEMORY,
          "each worker has a cgroup ("
              + cgroups.describe()
              + (cgroups.boundsTasks() ? ")" : "; tasks are not bounded)"));
    }
    if (SystemLayers.hasWatchdog()) {
      return Finding.note(
          MEMORY,
          "the supervisor looks at each worker's memory ten times a second; " + layer.reason(),
          layer.remedy());
    }
    return missing(wanted, MEMORY, layer.reason(), layer.remedy());
  }

  private static Finding missing(Confinement wanted, String subject, String state, String remedy) {
    return wanted == Confinement.REQUIRED
        ? Finding.bad(subject, state, remedy)
        : Finding.note(subject, state, remedy);
  }
}
