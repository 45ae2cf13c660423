package dev.codemode.worker.engine;

import dev.codemode.worker.guard.ProgramGuard;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What a ready worker does until its run comes: prepares for programs in async style, in a
 * throw-away context first and then in the one that waits. This costs half as much again as
 * everything before, so it is for the time when nobody waits, and in pieces, none of which holds up
 * a run for long. Used on the guest thread.
 */
public final class IdleWarmUp implements AutoCloseable {
  /** What importing asyncio costs, cut into pieces: most of it is what it imports itself. */
  private static final List<String> MODULES =
      List.of("inspect", "logging", "socket", "ssl", "subprocess", "concurrent.futures", "asyncio");

  private final ArrayDeque<Runnable> pieces = new ArrayDeque<>();
  private final SandboxedContext throwAway;

  /**
   * @param waiting the context that waits for its run
   */
  public IdleWarmUp(PythonEngine engine, ProgramGuard guard, SandboxedContext waiting) {
    this.throwAway = WarmUp.context(engine);
    MODULES.forEach(module -> pieces.add(() -> throwAway.importModule(module)));
    pieces.add(() -> WarmUp.runAsync(throwAway, guard));
    MODULES.forEach(module -> pieces.add(() -> waiting.importModule(module)));
  }

  /** Does the next piece. False when there is none left. */
  public boolean next() {
    Runnable piece = pieces.poll();
    if (piece == null) {
      return false;
    }
    piece.run();
    return true;
  }

  /** Drops the throw-away context, whether all is done or not. */
  @Override
  public void close() {
    throwAway.close();
  }
}
