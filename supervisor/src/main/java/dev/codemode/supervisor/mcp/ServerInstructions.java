package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.KeptSignature;
import dev.codemode.supervisor.text.CleanText;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the instructions that a client shows its model at the start of a conversation: what this
 * server is for and which servers are behind it, in at most {@value #MAX_CHARACTERS} characters.
 */
public final class ServerInstructions {
  /** Where hosts cut. */
  static final int MAX_CHARACTERS = 2_000;

  private static final int LONGEST_DESCRIPTION = 160;
  private static final int ROOM_FOR_COUNT = 60;
  private static final String PURPOSE =
      """
      Use execute_code to do work with these servers in one Python program instead of many tool \
      calls. Inside a program each is an object by the name below, each tool a function of it. search_tools finds tools, \
      get_tool_details shows how to call them.
      """;

  /**
   * A connected server.
   *
   * @param name as programs write it
   * @param description one line; may be empty
   * @param tools how many it has; empty when it was never reached
   * @param signatures one for each tool; may be empty
   */
  public record ServerLine(
      String name, String description, OptionalInt tools, List<KeptSignature> signatures) {}

  private ServerInstructions() {}

  /** The instructions; signatures are there when all of them fit, with types if that fits too. */
  public static String of(List<ServerLine> servers) {
    if (servers.isEmpty()) {
      return "Use execute_code to run Python programs. No MCP servers are configured.";
    }
    return Stream.<Function<KeptSignature, String>>of(KeptSignature::typed, KeptSignature::plain)
        .map(form -> withSignatures(servers, form))
        .filter(text -> text.length() <= MAX_CHARACTERS)
        .findFirst()
        .orElseGet(() -> lines(servers))
        .strip();
  }

  private static String withSignatures(
      List<ServerLine> servers, Function<KeptSignature, String> form) {
    return PURPOSE
        + servers.stream()
            .map(server -> line(server) + signatures(server, form))
            .collect(Collectors.joining());
  }

  private static String lines(List<ServerLine> servers) {
    var text = new StringBuilder(PURPOSE);
    int shown = 0;
    for (ServerLine server : servers) {
      String line = line(server);
      boolean last = shown == servers.size() - 1;
      if (text.length() + line.length() > MAX_CHARACTERS - (last ? 0 : ROOM_FOR_COUNT)) {
        return text.append("and %d more: search_tools".formatted(servers.size() - shown))
            .toString();
      }
      text.append(line);
      shown++;
    }
    return text.toString();
  }

  private static String line(ServerLine server) {
    String tools =
        server.tools().isPresent()
            ? " (%d tool%s)"
                .formatted(server.tools().getAsInt(), server.tools().getAsInt() == 1 ? "" : "s")
            : "";
    String description = CleanText.line(server.description(), LONGEST_DESCRIPTION);
    return "- " + server.name() + tools + (description.isEmpty() ? "" : ": " + description) + "\n";
  }

  private static String signatures(ServerLine server, Function<KeptSignature, String> form) {
    return server.signatures().stream()
        .map(signature -> "  " + form.apply(signature) + "\n")
        .collect(Collectors.joining());
  }
}
