package dev.codemode.worker;

/** Where a worker lives: in service, or in the run that records how it starts. */
interface Stage {
  /** All that is prepared while no run is there is done. Called on the guest thread. */
  void prepared();

  /** Ends the process; does not return. Callable from any thread. */
  void exit(int code);

  /** A worker that a supervisor uses. */
  final class Service implements Stage {
    @Override
    public void prepared() {}

    /** Asks nobody: nothing here is worth saving, and nothing may hold it up. */
    @Override
    public void exit(int code) {
      Runtime.getRuntime().halt(code);
    }
  }
}
