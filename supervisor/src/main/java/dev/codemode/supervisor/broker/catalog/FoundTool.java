package dev.codemode.supervisor.broker.catalog;

import java.util.Optional;

/** A tool with the server that has it. */
public record FoundTool(ListedServer server, CatalogTool tool) {
  /** As programs name it, such as {@code crm.get_user}. */
  public String path() {
    return server.pythonName() + "." + tool.pythonName();
  }

  /** On one line: the path with the parameters, and what the tool does. */
  public String brief() {
    return server.pythonName() + "." + tool.brief();
  }

  /** One call of it that its schema accepts; empty when none is known. */
  public Optional<String> example() {
    return tool.example(server.pythonName());
  }

  /** How programs reach it by its original name; empty when that is its name in Python. */
  public Optional<String> original() {
    return tool.definition().name().equals(tool.pythonName())
        ? Optional.empty()
        : Optional.of(
            "tools[" + quoted(server.key()) + "][" + quoted(tool.definition().name()) + "]");
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
