package dev.codemode.supervisor.launch.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Why bubblewrap cannot make namespaces here, and how to mend it. */
final class NamespaceTrouble {
  private static final String CONTAINER =
      "in a container or pod, the container is this layer: leave it at --confinement auto";

  private final Path proc;

  /**
   * @param proc where {@code /proc} is
   */
  NamespaceTrouble(Path proc) {
    this.proc = proc;
  }

  static Layer<Bubblewrap> notInstalled() {
    return Layer.missing(
        "bubblewrap is not installed",
        "install it (apt install bubblewrap, dnf install bubblewrap, pacman -S bubblewrap)");
  }

  static Layer<Bubblewrap> notLinux() {
    return Layer.missing(
        "this system has none that codemode uses",
        "use Linux, or a virtual machine with it, for programs that may be hostile");
  }

  /**
   * @param message what bubblewrap wrote when it was tried
   */
  Layer<Bubblewrap> explain(String message) {
    String seen = "bubblewrap cannot make them: " + message;
    if (is("sys/user/max_user_namespaces", "0")) {
      return Layer.missing(seen, "sysctl user.max_user_namespaces=10000, as root");
    }
    if (is("sys/kernel/unprivileged_userns_clone", "0")) {
      return Layer.missing(seen, "sysctl kernel.unprivileged_userns_clone=1, as root");
    }
    if (is("sys/kernel/apparmor_restrict_unprivileged_userns", "1")) {
      return Layer.missing(
          seen + " (AppArmor restricts user namespaces)",
          "give bwrap a profile with 'userns,' in /etc/apparmor.d (Ubuntu: apt install"
              + " apparmor-profiles, then link bwrap-userns-restrict there), as root");
    }
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("mount proc")) {
      return Layer.missing(
          seen + " (parts of /proc are masked, as containers do)",
          CONTAINER
              + "; else, as a user who is not root there: docker run --user 1000 --security-opt"
              + " systempaths=unconfined");
    }
    return Layer.missing(
        seen,
        CONTAINER
            + "; else, as a user who is not root there: docker run --user 1000 --cap-drop ALL"
            + " --security-opt no-new-privileges --security-opt seccomp=unconfined"
            + " --security-opt apparmor=unconfined --security-opt systempaths=unconfined, or"
            + " profiles of your own that allow user namespaces and mounts in them");
  }

  private boolean is(String setting, String value) {
    try {
      return Files.readString(proc.resolve(setting)).strip().equals(value);
    } catch (IOException e) {
      return false;
    }
  }
}
