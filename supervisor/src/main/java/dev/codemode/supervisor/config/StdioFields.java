package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a server that is started as a child process, also with the command as an object of
 * {@code path}, {@code args} and {@code env}.
 */
final class StdioFields {
  private static final String MISSING =
      "missing; it names the program that starts the server, or give \"url\" for one reached over HTTP";

  private final EntryFields fields;

  StdioFields(EntryFields fields) {
    this.fields = fields;
  }

  /** The program and its arguments. */
  List<String> command() throws ConfigException {
    var command = new ArrayList<String>();
    if (fields.isObject("command")) {
      EntryFields nested = fields.nested("command");
      command.add(program(nested, "path"));
      command.addAll(nested.texts("args"));
    } else {
      command.add(program(fields, "command"));
    }
    command.addAll(fields.texts("args"));
    return command;
  }

  private static String program(EntryFields fields, String field) throws ConfigException {
    String program = fields.text(field).orElseThrow(() -> fields.wrong(field, MISSING));
    if (program.isBlank()) {
      throw fields.wrong(field, "empty; it names the program that starts the server");
    }
    return program;
  }

  /** {@code env}, which wins, and what the {@code envFile} says. */
  Map<String, String> environment(SourceFiles files, Warnings warnings) throws ConfigException {
    var environment = new LinkedHashMap<String, String>();
    Optional<Path> file = fields.path("envFile");
    if (file.isPresent()) {
      try {
        environment.putAll(EnvFile.read(file.get(), files, warnings::once));
      } catch (ConfigException e) {
        throw fields.wrong("envFile", e.getMessage());
      }
    }
    if (fields.isObject("command")) {
      environment.putAll(fields.nested("command").textMap("env"));
    }
    environment.putAll(fields.textMap("env"));
    for (String name : environment.keySet()) {
      if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
        throw fields.wrong("env", "the name of a variable is empty or holds a '='");
      }
    }
    return environment;
  }
}
