package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.broker.catalog.FoundTool;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.broker.catalog.ToolSearch;
import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.text.CleanText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the catalog, or what a search finds in it. */
@Command(
    name = "tools",
    description =
        "Lists the tools of the configured servers, or those that do what QUERY says, best first.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:tools are listed", "1:there is no such tool", "2:usage or configuration"},
    footer = {"", "Example: codemode tools send an email --stubs"})
final class ToolsCommand implements Callable<Integer> {
  /** As many as a search shows. */
  private static final int MOST_FOUND = 50;

  @Mixin private CommonOptions options = new CommonOptions();

  @Parameters(paramLabel = "QUERY", arity = "0..*", description = "what the tool should do")
  private List<String> query = List.of();

  @Option(names = "--stubs", description = "print Python stubs with types and descriptions")
  private boolean stubs;

  @Option(names = "--json", description = "print names, descriptions and schemas as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ConfigException {
    var config = options.loadConfigAndSilenceServers();
    PrintWriter out = spec.commandLine().getOut();
    try (var catalog = new OpenCatalog(config, options.loadServers())) {
      ToolDirectory.View view;
      List<FoundTool> found;
      ToolDirectory directory = catalog.directory();
      String words = String.join(" ", query).strip();
      try (var _ = Progress.of("connecting servers")) {
        view = directory.look(directory.servers());
        found = words.isEmpty() ? view.tools() : found(directory, words);
      }
      String text = print(view, found, words.isEmpty());
      out.print(Terminal.anyStdout() ? CleanText.text(text) : text);
      out.flush();
      return found.isEmpty() && !words.isEmpty() ? Codemode.FAILED : Codemode.OK;
    }
  }

  private static List<FoundTool> found(ToolDirectory directory, String words) {
    return switch (directory.search(new ToolSearch(words, Optional.empty(), 0, MOST_FOUND))) {
      case ToolSearch.Answer.Page page -> page.tools();
      case ToolSearch.Answer.NoSuchServer _ -> List.of();
    };
  }

  private String print(ToolDirectory.View view, List<FoundTool> found, boolean all) {
    if (json) {
      return ToolsReport.json(view, found);
    }
    if (stubs) {
      return ToolsReport.stubs(view, found);
    }
    return all ? ToolsReport.catalog(view) : ToolsReport.found(view, found);
  }
}
