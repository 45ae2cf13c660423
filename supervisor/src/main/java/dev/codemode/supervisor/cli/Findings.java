package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.cli.Finding.Grade;
import java.io.PrintWriter;

/** Prints findings as they come, one line each, and sums them up. */
final class Findings {
  private final PrintWriter out;
  private int bad;

  Findings(PrintWriter out) {
    this.out = out;
  }

  void add(Finding finding) {
    if (finding.grade() == Grade.BAD) {
      bad++;
    }
    String remedy = finding.remedy().isEmpty() ? "" : " -> " + finding.remedy();
    out.printf(
        "%s  %-16s %s%s%n", label(finding.grade()), finding.subject(), finding.state(), remedy);
    out.flush();
  }

  private static String label(Grade grade) {
    String text = "%-4s".formatted(grade.label());
    if (!Terminal.stdout()) {
      return text;
    }
    int colour =
        switch (grade) {
          case GOOD -> 32;
          case NOTE -> 33;
          case BAD -> 31;
        };
    return "\u001b[" + colour + "m" + text + "\u001b[0m";
  }

  /** Prints the last line; the exit code. */
  int summary() {
    out.println(
        bad == 0
            ? "Ready."
            : "%d check%s failed; see the arrows.".formatted(bad, bad == 1 ? "" : "s"));
    out.flush();
    return bad == 0 ? Codemode.OK : Codemode.FAILED;
  }
}
