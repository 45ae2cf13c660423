package dev.codemode.worker;

import dev.codemode.proto.v1.RunFinished;
import dev.codemode.worker.engine.ProgramOutcome;
import dev.codemode.worker.guard.CallCheck;
import dev.codemode.worker.tools.JsonText;
import java.util.List;
import java.util.stream.Collectors;

/** What comes of comparing a program's calls with the tools, before anything has run. */
final class CheckReport {
  private static final int MOST_MISTAKES = 20;
  private static final String HINT =
      "Nothing has run. Correct all of it and send the program again.";

  private CheckReport() {}

  /**
   * The outcome of a program with wrong calls: all of them, a line each.
   *
   * @param mistakes at least one
   */
  static ProgramOutcome refusal(List<CallCheck.Mistake> mistakes) {
    String message =
        mistakes.stream()
            .limit(MOST_MISTAKES)
            .map(each -> "line %d: %s".formatted(each.line(), each.message()))
            .collect(Collectors.joining("\n"));
    if (mistakes.size() > MOST_MISTAKES) {
      message += "\nand %d more".formatted(mistakes.size() - MOST_MISTAKES);
    }
    CallCheck.Mistake first = mistakes.getFirst();
    boolean same = mistakes.stream().allMatch(m -> m.errorType().equals(first.errorType()));
    return new ProgramOutcome(
        RunFinished.Status.STATUS_FAILED,
        "",
        HINT,
        same ? first.errorType() : "ToolError",
        message,
        "",
        first.line(),
        first.column());
  }

  /**
   * The result of a check that found nothing wrong: {@code {"calls": [{"tool": "crm.get_user",
   * "line": 3}]}}; calls that could not be compared have {@code "unchecked": true}.
   */
  static String json(List<CallCheck.Call> calls) {
    return calls.stream()
        .map(
            each ->
                "{\"tool\":%s,\"line\":%d%s}"
                    .formatted(
                        JsonText.quoted(each.tool()),
                        each.line(),
                        each.checked() ? "" : ",\"unchecked\":true"))
        .collect(Collectors.joining(",", "{\"calls\":[", "]}"));
  }
}
