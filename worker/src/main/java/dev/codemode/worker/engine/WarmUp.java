package dev.codemode.worker.engine;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.worker.guard.CallCheck;
import dev.codemode.worker.guard.GuardOptions;
import dev.codemode.worker.guard.ProgramGuard;
import dev.codemode.worker.guard.Verdict;
import dev.codemode.worker.tools.ToolGateway;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs usual programs in a throw-away context, so that the engine has parsed, loaded and compiled
 * what the first real program will need; and a hostile one, because a worker whose sandbox is open
 * must not take a run.
 */
public final class WarmUp {
  /** A usual program. */
  private static final String BLOCKING =
      """
      import json, re, math, collections, datetime
      from collections import Counter, defaultdict

      def total(rows, key):
          return sum(row[key] for row in rows if row.get(key) is not None)

      rows = demo.list_rows(limit=3)["rows"]
      groups = defaultdict(list)
      for row in sorted(rows, key=lambda each: (-each["amount"], each["name"])):
          groups[row["region"]].append(row)
      report = {name: {"count": len(each), "amount": round(total(each, "amount"), 2)} for name, each in groups.items()}
      try:
          report["missing"]
      except KeyError as error:
          print(f"no {error!s:>10} {1.5:.2f} {len(rows):05d}")
      text = json.dumps(json.loads(json.dumps(report)), indent=1)
      words = Counter(re.findall(r"[a-z]+", text.lower())).most_common(3)
      print("\\n".join(f"{word}: {count}" for word, count in words))
      {"report": report, "words": words, "root": math.sqrt(16), "day": datetime.date(2026, 1, 2)}
      """;

  private static final String FAILING =
      """
      def fail():
          return demo.list_rows(limt=1)
      fail()
      """;

  /** Lists what works although the sandbox must refuse it. */
  private static final String FORBIDDEN =
      """
      import _socket, _thread, java, json, os, polyglot
      worked = []
      def attempt(name, action):
          try:
              action()
          except Exception:
              return
          worked.append(name)
      attempt("reading files", lambda: open("/etc/passwd"))
      attempt("listing folders", lambda: os.listdir("/"))
      attempt("writing files", lambda: open("/tmp/codemode", "w"))
      attempt("writing the standard library", lambda: open(json.__file__, "a"))
      attempt("host classes", lambda: java.type("java.lang.System"))
      attempt("other languages", lambda: polyglot.eval(language="js", string="1"))
      attempt("processes", lambda: os.system("true"))
      attempt("sockets", lambda: _socket.socket().bind(("127.0.0.1", 0)))
      attempt("threads", lambda: _thread.start_new_thread(print, ()))
      worked
      """;

  private static final Server SERVER =
      Server.newBuilder().setKey("demo").setPythonName("demo").build();

  private static final Signatures SIGNATURES =
      Signatures.newBuilder()
          .addFound(
              Signature.newBuilder()
                  .setServer("demo")
                  .setTool("list_rows")
                  .setPythonName("list_rows")
                  .addParameters(Parameter.newBuilder().setName("limit")))
          .build();

  private static final String REPLY =
      """
      {"rows": [{"name": "a", "region": "eu", "amount": 1.5}, {"name": "b", "region": "us", "amount": 2},\
       {"name": "c", "region": "eu", "amount": 0}]}""";

  private WarmUp() {}

  /** Blocks until the engine is warm. */
  public static void run(PythonEngine engine, ProgramGuard guard) {
    var options = options();
    try (SandboxedContext context = context(engine)) {
      expect(run(context, guard, BLOCKING, options).completed(), "a usual program failed");
      expect(!run(context, guard, FAILING, options).completed(), "a wrong program completed");
      ProgramOutcome outcome =
          run(context, guard, FORBIDDEN, new GuardOptions(false, options.servers()));
      expect(outcome.resultJson().equals("[]"), "the sandbox allows " + outcome.resultJson());
    }
  }

  private static GuardOptions options() {
    return new GuardOptions(true, Map.of("demo", "demo"));
  }

  /** A context whose tool calls are answered at once and whose output goes nowhere. */
  private static SandboxedContext context(PythonEngine engine) {
    var out = OutputStream.nullOutputStream();
    return engine.newContext(new InstantGateway(), out, out);
  }

  private static ProgramOutcome run(
      SandboxedContext context, ProgramGuard guard, String code, GuardOptions options) {
    if (!(guard.inspect(code, options) instanceof Verdict.Accepted accepted)) {
      throw new IllegalStateException("a warm-up program is refused");
    }
    var check = new CallCheck(accepted.program().references(), SIGNATURES, options.servers());
    expect(
        check.mistakes().isEmpty() != code.equals(FAILING),
        "calls are not checked as they should be");
    var surroundings =
        new SandboxedContext.Surroundings(code, List.of(SERVER), "{\"n\": 1}", SIGNATURES);
    return context.run(accepted.program(), surroundings, Long.MAX_VALUE, () -> true);
  }

  private static void expect(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** Answers every call at once. */
  private static final class InstantGateway implements ToolGateway {
    private final ArrayDeque<ToolReply> replies = new ArrayDeque<>();
    private long lastId;

    @Override
    public long call(String server, String tool, String argumentsJson) {
      replies.add(
          ToolReply.newBuilder()
              .setCallId(++lastId)
              .setStatus(ToolReply.Status.STATUS_OK)
              .setValueJson(ByteString.copyFromUtf8(REPLY))
              .build());
      return lastId;
    }

    @Override
    public Optional<ToolReply> awaitReply(Duration atMost) {
      return Optional.ofNullable(replies.poll());
    }

    @Override
    public void cancel(long callId) {}

    @Override
    public SearchAnswer search(SearchWanted.Builder wanted) {
      return SearchAnswer.getDefaultInstance();
    }

    @Override
    public Signatures lookUp(SignaturesWanted.Builder wanted) {
      return Signatures.getDefaultInstance();
    }
  }
}
