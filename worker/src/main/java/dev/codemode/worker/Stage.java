package dev.codemode.worker;

import dev.codemode.worker.confine.SelfRestriction;

/** Where a worker lives: in service, or in the run that records how it starts. */
interface Stage {
  /** All that is prepared while no run is there is done. Called on the guest thread. */
  void prepared();

  /** Takes away what is not needed from now on. Called on the guest thread, before any program. */
  SelfRestriction.Report restrict(SelfRestriction restriction);

  /** Ends the process; does not return. Callable from any thread. */
  void exit(int code);

  /** A worker that a supervisor uses. */
  final class Service implements Stage {
    @Override
    public void prepared() {}

    @Override
    public SelfRestriction.Report restrict(SelfRestriction restriction) {
      return restriction.apply();
    }

    /** Asks nobody: nothing here is worth saving, and nothing may hold it up. */
    @Override
    public void exit(int code) {
      Runtime.getRuntime().halt(code);
    }
  }
}
