package dev.codemode.supervisor.cli;

/**
 * What a check found.
 *
 * @param remedy how to mend it; empty when nothing is to be done
 */
record Finding(Grade grade, String subject, String state, String remedy) {
  /** How much it matters. */
  enum Grade {
    GOOD("ok"),
    /** Works, with less than there could be. */
    NOTE("note"),
    /** Something required does not work. */
    BAD("fail");

    private final String label;

    Grade(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static Finding good(String subject, String state) {
    return new Finding(Grade.GOOD, subject, state, "");
  }

  static Finding note(String subject, String state, String remedy) {
    return new Finding(Grade.NOTE, subject, state, remedy);
  }

  static Finding bad(String subject, String state, String remedy) {
    return new Finding(Grade.BAD, subject, state, remedy);
  }
}
