package dev.codemode.worker.tools;

import dev.codemode.proto.v1.SearchAnswer;
import java.util.stream.Collectors;

/** Writes what a search found as the JSON text that the prelude reads. */
public final class SearchJson {
  private SearchJson() {}

  public static String write(SearchAnswer answer) {
    String found =
        answer.getFoundList().stream()
            .map(
                tool ->
                    "{\"name\":%s,\"brief\":%s}"
                        .formatted(
                            JsonText.quoted(tool.getPath()), JsonText.quoted(tool.getBrief())))
            .collect(Collectors.joining(",", "[", "]"));
    String unavailable =
        answer.getUnavailableList().stream()
            .map(server -> JsonText.quoted(server.getServer() + ": " + server.getReason()))
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"found\":%s,\"total\":%d,\"unavailable\":%s,\"mistake\":%s}"
        .formatted(
            found,
            Integer.toUnsignedLong(answer.getTotal()),
            unavailable,
            JsonText.quoted(answer.getMistake()));
  }
}
