package dev.codemode.worker.engine;

import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.worker.guard.PreparedProgram;
import dev.codemode.worker.tools.SignaturesJson;
import dev.codemode.worker.tools.ToolGateway;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** One fresh interpreter for one program. Used by one thread at a time. */
public final class SandboxedContext implements AutoCloseable {
  /** The name of the program in tracebacks. */
  static final String PROGRAM_FILE = "program.py";

  /** Deepest nesting of a result; readers of JSON give up somewhere above it. */
  static final int MAX_RESULT_DEPTH = 200;

  /** Longest hint, message or traceback, in characters. */
  private static final int MAX_WORDS = 200_000;

  private final Context context;
  private final Value bridge;
  private boolean stumbled;

  SandboxedContext(Context context, ToolGateway gateway) {
    this.context = context;
    this.bridge = context.eval(Prelude.TOOLS).execute(new HostFunctions(gateway).inOrder());
    context.eval(Prelude.RUN).execute(bridge, PROGRAM_FILE);
    context.eval(Prelude.LOOP).execute(bridge);
    context.eval(Prelude.MODULES).execute(bridge);
    Value scope = context.getBindings("python");
    for (String name : List.of("prelude_tools", "prelude_run", "prelude_loop", "prelude_modules")) {
      scope.removeMember(name);
    }
  }

  /** What a program finds when it starts. */
  public record Surroundings(
      String code, List<Server> servers, String variablesJson, Signatures signatures) {}

  /** Imports a module of the standard library, so that the program that wants it begins sooner. */
  public void importModule(String name) {
    boolean _ = bridge.invokeMember("import_module", name).isNull();
  }

  /**
   * Makes it as fresh as it was before a run of a program that changed nothing but its own scope.
   */
  public void forget() {
    bridge.invokeMember("forget");
  }

  /**
   * Compiles a program as {@link #run} would and runs nothing of it.
   *
   * @return why it cannot run; empty when it can
   */
  public Optional<ProgramOutcome> refuse(PreparedProgram program, Surroundings surroundings) {
    try {
      String problem = prepare(program, surroundings);
      if (!problem.isEmpty()) {
        return Optional.of(invalid(problem));
      }
      Value _ = compile(program);
      return Optional.empty();
    } catch (PolyglotException e) {
      return Optional.of(PolyglotFailure.outcome(e, program.headerLines()));
    } catch (OutOfMemoryError e) {
      return Optional.of(PolyglotFailure.outOfMemory());
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.of(PolyglotFailure.refused());
    }
  }

  /** Binds what the program finds; answers what is wrong with its variables, or nothing. */
  private String prepare(PreparedProgram program, Surroundings surroundings) {
    return bridge
        .invokeMember(
            "prepare",
            surroundings.code(),
            program.async(),
            program.headerLines(),
            SignaturesJson.write(surroundings.servers()),
            surroundings.variablesJson(),
            SignaturesJson.write(surroundings.signatures()))
        .asString();
  }

  private Value compile(PreparedProgram program) {
    return context.parse(Source.newBuilder("python", program.text(), PROGRAM_FILE).buildLiteral());
  }

  /**
   * Whether the engine failed inside: what it shares with other contexts may be unusable from then
   * on.
   */
  public boolean hasStumbled() {
    return stumbled;
  }

  private static ProgramOutcome invalid(String problem) {
    return ProgramOutcome.failed(RunFinished.Status.STATUS_INVALID_ARGUMENT, "", problem, 0, 0);
  }

  /**
   * Compiles and runs a program.
   *
   * @param maxResultBytes bound of the result's JSON
   * @param started called once, right before the first statement; when it answers false, the
   *     program does not start
   */
  public ProgramOutcome run(
      PreparedProgram program,
      Surroundings surroundings,
      long maxResultBytes,
      BooleanSupplier started) {
    try {
      String problem = prepare(program, surroundings);
      if (!problem.isEmpty()) {
        return invalid(problem);
      }
      Value body = compile(program);
      if (!started.getAsBoolean()) {
        return ProgramOutcome.cancelled();
      }
      return bounded(
          outcome(
              bridge.invokeMember(
                  "run", body, program.wrapped(), program.hasResult(), program.async())),
          maxResultBytes);
    } catch (PolyglotException e) {
      stumbled = e.isInternalError();
      return PolyglotFailure.outcome(e, program.headerLines());
    } catch (OutOfMemoryError e) {
      return PolyglotFailure.outOfMemory();
    } catch (RuntimeException | StackOverflowError e) {
      // A program that tampers with the interpreter's own modules can make the engine itself
      // stumble.
      stumbled = true;
      return PolyglotFailure.refused();
    }
  }

  private static ProgramOutcome outcome(Value tuple) {
    RunFinished.Status status =
        switch (text(tuple, 0)) {
          case "completed" -> RunFinished.Status.STATUS_COMPLETED;
          case "memory" -> RunFinished.Status.STATUS_MEMORY_LIMIT;
          default -> RunFinished.Status.STATUS_FAILED;
        };
    return new ProgramOutcome(
        status,
        text(tuple, 1),
        words(tuple, 2),
        words(tuple, 3),
        words(tuple, 4),
        words(tuple, 5),
        tuple.getArrayElement(6).asInt(),
        0);
  }

  private static String text(Value tuple, int index) {
    return tuple.getArrayElement(index).asString();
  }

  /** As {@link #text}, cut: a program that tampers with the prelude may put anything there. */
  private static String words(Value tuple, int index) {
    String text = text(tuple, index);
    return text.length() <= MAX_WORDS ? text : text.substring(0, MAX_WORDS) + " …";
  }

  private static ProgramOutcome bounded(ProgramOutcome outcome, long maxResultBytes) {
    long bytes = utf8Length(outcome.resultJson());
    if (bytes > maxResultBytes) {
      return ProgramOutcome.failed(
          RunFinished.Status.STATUS_OUTPUT_LIMIT,
          "",
          "The result has %d bytes as JSON; at most %d are accepted."
              .formatted(bytes, maxResultBytes),
          0,
          0);
    }
    if (JsonDepth.of(outcome.resultJson()) > MAX_RESULT_DEPTH) {
      return ProgramOutcome.failed(
          RunFinished.Status.STATUS_FAILED,
          "ValueError",
          "the result is nested more than " + MAX_RESULT_DEPTH + " deep",
          0,
          0);
    }
    return outcome;
  }

  private static long utf8Length(String text) {
    // A lone surrogate becomes one byte; counted as three it does no harm.
    return text.length()
        + text.chars().filter(c -> c >= 0x80).count()
        + text.chars().filter(c -> c >= 0x800).count();
  }

  /** Abandons whatever still runs in the interpreter. */
  @Override
  public void close() {
    context.close(true);
  }
}
