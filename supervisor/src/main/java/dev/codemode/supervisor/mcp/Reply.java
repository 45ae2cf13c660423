package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.mcp.stdio.McpJson;
import dev.codemode.supervisor.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a caller is shown of an outcome: result, stdout and stderr together within the budget of the
 * reply.
 *
 * @param result JSON; text with head and tail when the whole was too long
 * @param hint all that there is to hint at; empty when nothing
 */
record Reply(JsonNode result, String stdout, String stderr, String hint) {
  private static final String NOTHING_TO_SEE =
      "The program printed nothing and its result is None. End it with the expression whose value"
          + " you want, or print.";
  private static final int LONGEST_HINT = 2_000;

  static Reply of(RunOutcome outcome) {
    int budget = outcome.replyCharacters();
    int out = Excerpt.length(outcome.stdout(), budget);
    int err = Excerpt.length(outcome.stderr(), budget);
    int printedShare = (int) Math.min((long) out + err, budget / 10);
    int resultRoom = budget - printedShare;

    String json = outcome.resultJson();
    boolean cut = json.length() > resultRoom;
    JsonNode result = cut ? excerpt(json, resultRoom) : McpJson.mapper().readTree(json);
    if (cut) {
      json = McpJson.mapper().writeValueAsString(result);
    }
    int printedRoom = Math.max(0, budget - json.length());
    int errRoom = Math.max(printedRoom / 4, printedRoom - out);
    String stderr = Excerpt.of(outcome.stderr(), errRoom);
    String stdout = Excerpt.of(outcome.stdout(), printedRoom - Excerpt.length(stderr, printedRoom));
    cut |= !stdout.equals(outcome.stdout()) || !stderr.equals(outcome.stderr());
    return new Reply(result, stdout, stderr, hint(outcome, result, cut));
  }

  /** Reads texts only: a tree of a large result takes up to thirty times its size. */
  private static JsonNode excerpt(String json, int room) {
    String text =
        json.stripLeading().startsWith("\"") ? McpJson.mapper().readTree(json).stringValue() : json;
    return StringNode.valueOf(Excerpt.of(text, room - 2));
  }

  private static String hint(RunOutcome outcome, JsonNode result, boolean cut) {
    List<String> hints = new ArrayList<>();
    outcome.hint().map(hint -> Excerpt.of(hint, LONGEST_HINT)).ifPresent(hints::add);
    if (cut) {
      hints.add(
          ("The reply was cut to %d characters. Return and print less: filter, aggregate or slice in"
                  + " the program; tool replies inside the program are never cut. max_output raises"
                  + " the bound.")
              .formatted(outcome.replyCharacters()));
    }
    if (hints.isEmpty()
        && outcome.success()
        && result.isNull()
        && outcome.stdout().isEmpty()
        && outcome.stderr().isEmpty()) {
      hints.add(NOTHING_TO_SEE);
    }
    return String.join(" ", hints);
  }
}
