package dev.codemode.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.Signatures;
import dev.codemode.worker.engine.PythonEngine;
import dev.codemode.worker.engine.SandboxedContext;
import dev.codemode.worker.engine.SandboxedContext.Surroundings;
import dev.codemode.worker.engine.TestingInterpreter;
import dev.codemode.worker.guard.GuardOptions;
import dev.codemode.worker.guard.ProgramGuard;
import dev.codemode.worker.guard.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a program finds after rehearsals is what it finds without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RehearsalTest {
  private static final String LOOK =
      """
      import asyncio, builtins, sys
      [
          sorted(globals()), sorted(dir(builtins)), sorted(vars(asyncio)), "rehearsal" in sys.modules,
          [task.get_name() for task in asyncio.all_tasks()], len(asyncio.get_running_loop()._ready),
          await asyncio.sleep(0, "slept"),
      ]
      """;

  private final ProgramGuard guard = new ProgramGuard();
  private final OutputRouter router = new OutputRouter();
  private final PythonEngine engine = engine();

  private static PythonEngine engine() {
    // Sets up where the standard library is.
    assertThat(TestingInterpreter.run("1").result()).isEqualTo("1");
    return new PythonEngine();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void leavesNothingBehind() {
    var gateway = new CurrentRun();
    String untouched;
    try (SandboxedContext context = engine.newContext(gateway, router.stdout(), router.stderr())) {
      untouched = look(context);
    }
    try (SandboxedContext context = engine.newContext(gateway, router.stdout(), router.stderr())) {
      var rehearsal = new Rehearsal(guard, gateway, router);
      rehearsal.async(context);
      rehearsal.blocking(context);
      rehearsal.async(context);
      assertThat(look(context)).isEqualTo(untouched).contains("slept", "ToolError");
    }
  }

  private String look(SandboxedContext context) {
    var verdict = guard.inspect(LOOK, new GuardOptions(false, Map.of()));
    var program = ((Verdict.Accepted) verdict).program();
    var surroundings = new Surroundings(LOOK, List.of(), "{}", Signatures.getDefaultInstance());
    return context.run(program, surroundings, 100_000, () -> true).resultJson();
  }
}
