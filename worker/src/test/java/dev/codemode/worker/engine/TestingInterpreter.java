package dev.codemode.worker.engine;

import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.worker.engine.SandboxedContext.Surroundings;
import dev.codemode.worker.guard.GuardOptions;
import dev.codemode.worker.guard.PreparedProgram;
import dev.codemode.worker.guard.ProgramGuard;
import dev.codemode.worker.guard.ToolMention;
import dev.codemode.worker.guard.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.io.IOAccess;

/** Runs programs in the real engine, each in a fresh context, without a supervisor. */
public final class TestingInterpreter {
  /** What a program did. */
  public record Ran(ProgramOutcome outcome, String stdout, String stderr, ScriptedToolsView tools) {
    public String result() {
      if (!outcome.completed()) {
        throw new AssertionError(outcome);
      }
      return outcome.resultJson();
    }
  }

  /** What the program asked of its tools. */
  public record ScriptedToolsView(java.util.List<String> sent, java.util.List<Long> cancelled) {}

  private static final Map<String, String> SERVER_NAMES =
      Map.of("demo", "demo", "my_server", "my-server", "broken", "broken");

  /** Modules that tests import often. */
  private static final String LIBRARY =
      "asyncio, collections, csv, dataclasses, datetime, decimal, difflib, enum, functools, inspect,"
          + " json, linecache, math, re, random, socket, statistics, subprocess, threading, traceback,"
          + " typing, xml.etree.ElementTree, zoneinfo";

  private static final PythonEngine ENGINE = engine();

  private TestingInterpreter() {}

  private static PythonEngine engine() {
    Path library = Path.of("target", "python").toAbsolutePath();
    boolean isNew = Files.notExists(library);
    try {
      if (isNew) {
        Engine.copyResources(library, "python");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("polyglot.engine.resourcePath", library.toString());
    System.setProperty("polyglotimpl.AttachLibraryFailureAction", "ignore");
    System.setProperty("polyglot.engine.WarnInterpreterOnly", "false");
    if (isNew) {
      writeBytecode();
    }
    return new PythonEngine();
  }

  /** Importing what the tests use leaves its {@code .pyc} files beside the sources, once. */
  private static void writeBytecode() {
    try (Context trusted =
        Context.newBuilder("python")
            .allowIO(IOAccess.ALL)
            .option("python.DontWriteBytecodeFlag", "false")
            .build()) {
      trusted.eval("python", "import %s".formatted(LIBRARY));
    }
  }

  public static Ran run(String code) {
    return run(code, "{}");
  }

  public static Ran run(String code, String variablesJson) {
    return onDeepStack(() -> runHere(code, variablesJson));
  }

  /**
   * Runs a program where others of its kind ran before: much faster, for programs that leave the
   * interpreter as it is.
   */
  public static Ran runAmongOthers(String code, String variablesJson) {
    return onDeepStack(() -> SharedPlace.PLACE.run(code, variablesJson));
  }

  private static Ran runHere(String code, String variablesJson) {
    try (var place = new Place()) {
      return place.run(code, variablesJson);
    }
  }

  private static final class SharedPlace {
    static final Place PLACE = new Place();
  }

  /** A context with its tools and its output. */
  private static final class Place implements AutoCloseable {
    private final ScriptedTools tools = new ScriptedTools();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SandboxedContext context = ENGINE.newContext(tools, out, err);

    Ran run(String code, String variablesJson) {
      out.reset();
      err.reset();
      ProgramOutcome outcome =
          switch (new ProgramGuard().inspect(code, new GuardOptions(false, SERVER_NAMES))) {
            case Verdict.Accepted(PreparedProgram program) ->
                context.run(
                    program,
                    new Surroundings(
                        code, ScriptedTools.SERVERS, variablesJson, tools.lookUp(wanted(program))),
                    1_000_000,
                    () -> true);
            case Verdict.Refused refused ->
                ProgramOutcome.failed(
                    RunFinished.Status.STATUS_FAILED,
                    refused.errorType(),
                    refused.message(),
                    refused.line(),
                    refused.column());
            case Verdict.Violated violated -> throw new AssertionError(violated);
          };
      return new Ran(
          outcome,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8),
          new ScriptedToolsView(tools.sent, tools.cancelled));
    }

    private static SignaturesWanted.Builder wanted(PreparedProgram program) {
      var wanted = SignaturesWanted.newBuilder().addAllWholeServers(program.wholeServers());
      for (ToolMention tool : program.tools()) {
        wanted.addTools(ToolName.newBuilder().setServer(tool.serverKey()).setTool(tool.tool()));
      }
      return wanted;
    }

    @Override
    public void close() {
      context.close();
    }
  }

  private static Ran onDeepStack(java.util.function.Supplier<Ran> body) {
    var result = new CompletableFuture<Ran>();
    Thread.ofPlatform()
        .name("guest")
        .stackSize(64L * 1024 * 1024)
        .start(
            () -> {
              try {
                result.complete(body.get());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result.join();
  }
}
