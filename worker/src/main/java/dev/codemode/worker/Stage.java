package dev.codemode.worker;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.worker.confine.SelfRestriction;
import java.nio.file.Path;
import java.util.List;

/** Where a worker lives: in service, or in the run that records how it starts. */
interface Stage {
  /** All that is prepared while no run is there is done. Called on the guest thread. */
  void prepared();

  /** Takes away what is not needed from now on. Called on the guest thread, before any program. */
  SelfRestriction.Report restrict(SelfRestriction restriction);

  /** Ends the process; does not return. Callable from any thread. */
  void exit(int code);

  /**
   * A worker that a supervisor uses.
   *
   * @param confined in the words of {@link WorkerProtocol}
   * @param bait a file that a confined worker must not be able to read
   */
  record Service(String confined, Path bait) implements Stage {
    @Override
    public void prepared() {}

    @Override
    public SelfRestriction.Report restrict(SelfRestriction restriction) {
      return switch (confined) {
        case WorkerProtocol.CONFINED_BY_NAMESPACES -> restriction.apply(true, bait);
        case WorkerProtocol.CONFINED_BY_ITSELF -> restriction.apply(false, bait);
        case WorkerProtocol.UNCONFINED -> new SelfRestriction.Report(false, false, List.of());
        default -> throw new IllegalStateException("confined by " + confined);
      };
    }

    /** Asks nobody: nothing here is worth saving, and nothing may hold it up. */
    @Override
    public void exit(int code) {
      Runtime.getRuntime().halt(code);
    }
  }
}
