package dev.codemode.supervisor.broker.schema;

/**
 * The work that judging one call's arguments may take, in steps of the validator and of patterns. A
 * schema whose judgement costs more is not judged to its end. Used by one thread.
 */
final class StepBudget {
  /** The schema asks for too much work. */
  static final class ExhaustedException extends RuntimeException {
    ExhaustedException() {
      super("the schema takes too long to apply", null, false, false);
    }
  }

  /** Of the validation under way on this thread. */
  static final ScopedValue<StepBudget> CURRENT = ScopedValue.newInstance();

  private int left;

  StepBudget(int steps) {
    this.left = steps;
  }

  void spend() {
    if (--left < 0) {
      throw new ExhaustedException();
    }
  }

  /** Spends from the validation under way; does nothing outside of one. */
  static void spendCurrent() {
    if (CURRENT.isBound()) {
      CURRENT.get().spend();
    }
  }
}
