package dev.codemode.worker.confine;

import dev.codemode.proto.WorkerProtocol;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker without namespaces starts as. {@link Landlock} binds a thread and its descendants,
 * and a JVM has threads of its own before there is anyone to restrict them: this one restricts its
 * main thread, which then becomes the worker, all of whose threads descend from it.
 *
 * <p>The arguments are files up to one that is empty, then the command. The command may read and
 * execute the files, those that a worker runs from anyway, and no other. Where the system has no
 * Landlock the command starts all the same, and the worker reports what it lacks. Standard input is
 * left to the command; its environment is that of a worker.
 *
 * <p>It runs without a start cache, before each worker: what it does not use (logging, lambdas,
 * joined strings) it does not load.
 */
public final class FirstStage {
  /** {@code CLOSE_RANGE_CLOEXEC}. */
  private static final long WHEN_REPLACED = 1 << 2;

  private static final int FIRST_OWN_DESCRIPTOR = 3;
  private static final long LAST_DESCRIPTOR = 0xffff_ffffL;

  private FirstStage() {}

  public static void main(String[] arguments) {
    List<String> all = List.of(arguments);
    int end = all.indexOf("");
    if (end < 0 || end == all.size() - 1) {
      Runtime.getRuntime().halt(WorkerProtocol.EXIT_USAGE);
    }
    try {
      var kernel = new Kernel(Architecture.current().orElseThrow());
      restrict(kernel, all.subList(0, end));
      become(kernel, all.subList(end + 1, all.size()));
    } catch (Kernel.Failure | RuntimeException e) {
      log().atError().setCause(e).log("The worker's command cannot be started");
    }
    Runtime.getRuntime().halt(WorkerProtocol.EXIT_INTERNAL);
  }

  /** Made only for trouble, as finding its classes takes longer than the rest. */
  private static Logger log() {
    return LoggerFactory.getLogger(FirstStage.class);
  }

  /** Not at all where the kernel has nothing to do it with; else wholly or by an exception. */
  private static void restrict(Kernel kernel, List<String> given) throws Kernel.Failure {
    var landlock = new Landlock(kernel);
    if (!landlock.isThere()) {
      return;
    }
    List<Path> files = new ArrayList<>(OwnFiles.all());
    for (String file : given) {
      files.add(Path.of(file));
    }
    kernel.call(SystemCall.PRCTL, SelfRestriction.SET_NO_NEW_PRIVILEGES, 1);
    landlock.restrict(files, Landlock.READ_AND_EXECUTE);
  }

  /** Returns only by an exception. */
  private static void become(Kernel kernel, List<String> command) throws Kernel.Failure {
    try {
      // The files of the JDK that this JVM has open.
      kernel.call(SystemCall.CLOSE_RANGE, FIRST_OWN_DESCRIPTOR, LAST_DESCRIPTOR, WHEN_REPLACED);
    } catch (Kernel.Failure e) {
      log().atWarn().addKeyValue("reason", e.getMessage()).log("Descriptors are handed on");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment words = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
      for (int i = 0; i < command.size(); i++) {
        words.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
      }
      MemorySegment variables = arena.allocate(ValueLayout.ADDRESS, 2);
      variables.set(
          ValueLayout.ADDRESS,
          0,
          arena.allocateFrom(WorkerProtocol.LOCALE_VARIABLE + "=" + WorkerProtocol.LOCALE));
      kernel.call(
          SystemCall.EXECVE,
          words.getAtIndex(ValueLayout.ADDRESS, 0).address(),
          words.address(),
          variables.address());
    }
  }
}
