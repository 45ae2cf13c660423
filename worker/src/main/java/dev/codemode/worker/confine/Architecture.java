package dev.codemode.worker.confine;

import java.util.Optional;

/** Processors whose system calls are known here. */
enum Architecture {
  X86_64("amd64", 0xC000003E),
  AARCH64("aarch64", 0xC00000B7);

  private final String name;
  private final int auditValue;

  Architecture(String name, int auditValue) {
    this.name = name;
    this.auditValue = auditValue;
  }

  /** This machine's; empty on another, and where the system is not Linux. */
  static Optional<Architecture> current() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    String here = System.getProperty("os.arch", "");
    for (Architecture each : values()) {
      if (each.name.equals(here)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** What {@code seccomp_data.arch} holds: {@code AUDIT_ARCH_…} of {@code linux/audit.h}. */
  int auditValue() {
    return auditValue;
  }
}
