package dev.codemode.worker;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.worker.confine.SelfRestriction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A worker's whole life with a supervisor of its own in the same process, for the JVM to record:
 * what was loaded and linked here is mapped from the JDK's AOT cache later (JEP 483, 514, 515).
 * Serves one fixed program and nobody else, twice if it is a tenant's. Two arguments: an existing
 * folder for the socket; {@code run} or {@code tenant}.
 */
public final class WorkerTraining {
  private WorkerTraining() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      Runtime.getRuntime().halt(WorkerProtocol.EXIT_USAGE);
    }
    Path socket = Path.of(arguments[0]).resolve("training.sock");
    Lifeline.start();
    var supervisor = new TrainingSupervisor(socket, arguments[1].equals("tenant") ? 2 : 1);
    new WorkerAgent(socket, new Training(supervisor, socket)).start(TrainingSupervisor.TOKEN);
  }

  /** Ends by an orderly exit, because only then the JVM writes what it recorded. */
  private record Training(TrainingSupervisor supervisor, Path socket) implements Stage {
    @Override
    public void prepared() {
      supervisor.startRun();
    }

    /** A process that is restricted cannot write what it recorded. */
    @Override
    public SelfRestriction.Report restrict(SelfRestriction restriction) {
      return new SelfRestriction.Report(false, false, List.of());
    }

    @Override
    public void exit(int code) {
      try {
        Files.deleteIfExists(socket);
      } catch (IOException e) {
        // Whoever made the folder removes it.
      }
      boolean failed = code == WorkerProtocol.EXIT_DONE && !supervisor.isSatisfied();
      Runtime.getRuntime().exit(failed ? WorkerProtocol.EXIT_INTERNAL : code);
    }
  }
}
