package dev.codemode.supervisor.broker;

import dev.codemode.proto.v1.FoundTool;
import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.UnavailableServer;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.catalog.ToolSearch;
import java.util.Optional;

/** Answers a program's search for tools. */
final class ToolFinding {
  private ToolFinding() {}

  static SearchAnswer answer(ToolDirectory directory, SearchWanted wanted) {
    var search =
        new ToolSearch(
            wanted.getQuery(),
            Optional.of(wanted.getServer()).filter(name -> !name.isEmpty()),
            0,
            wanted.getLimit());
    var answer = SearchAnswer.newBuilder().setRequestId(wanted.getRequestId());
    switch (directory.search(search)) {
      case ToolSearch.Answer.NoSuchServer none ->
          answer.setMistake(
              "no server \"%s\"; the servers: %s"
                  .formatted(none.name(), String.join(", ", none.known())));
      case ToolSearch.Answer.Page page -> {
        answer.setTotal(page.total());
        page.tools()
            .forEach(
                tool ->
                    answer.addFound(
                        FoundTool.newBuilder().setPath(tool.path()).setBrief(tool.brief())));
        page.missing()
            .forEach(
                missing ->
                    answer.addUnavailable(
                        UnavailableServer.newBuilder()
                            .setServer(missing.server().key())
                            .setReason(missing.reason())
                            .setRetryable(missing.retryable())));
      }
    }
    return answer.build();
  }
}
