package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.run.CancelSignal;
import dev.codemode.supervisor.run.RunOutcome;
import dev.codemode.supervisor.run.RunRequest;
import dev.codemode.supervisor.run.RunStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Echoes the code as result; {@code hang} waits to be cancelled or released, {@code throw} breaks.
 */
final class FakeRunner implements ProgramRunner {
  final List<RunRequest> requests = new CopyOnWriteArrayList<>();
  final List<CancelSignal> cancelled = new CopyOnWriteArrayList<>();
  final CountDownLatch release = new CountDownLatch(1);

  @Override
  public RunOutcome run(RunRequest request, CancelSignal cancel) {
    requests.add(request);
    return switch (request.code()) {
      case "hang" -> {
        cancel.onCancel(release::countDown);
        cancel.onCancel(() -> cancelled.add(cancel));
        try {
          release.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        yield Outcomes.completed("\"released\"");
      }
      case "throw" -> throw new IllegalStateException("secret of /host/path");
      case "deep" -> Outcomes.of(RunStatus.COMPLETED, "[".repeat(499) + "]".repeat(499), "", "");
      default -> Outcomes.completed("\"" + request.code() + "\"");
    };
  }
}
