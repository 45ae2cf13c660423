package dev.codemode.supervisor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root. */
@Command(
    name = "codemode",
    description =
        "An MCP server on which an agent runs one Python program instead of many tool calls.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = ProductVersion.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      StdioCommand.class,
      RunCommand.class,
      CallCommand.class,
      ToolsCommand.class,
      DoctorCommand.class,
      PrepareCommand.class,
      DemoServerCommand.class
    },
    footer = {
      "",
      "Without a command, codemode serves MCP on its standard streams (codemode stdio).",
      "Example, in an MCP client's configuration: {\"command\": \"/opt/codemode/bin/codemode\"}"
    })
public final class Codemode implements Runnable {
  /** Exit codes, as the contract has them. */
  static final int OK = 0;

  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int STOPPED = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Codemode() {}

  public static void main(String[] arguments) {
    String[] given = arguments.length == 0 ? new String[] {"stdio"} : arguments;
    // Blocks for good when a signal is ending the process: its clean-up must not be cut short.
    System.exit(execute(given));
  }

  private static int execute(String[] arguments) {
    var commandLine = new CommandLine(new Codemode());
    commandLine
        .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.stdout() ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler(new ErrorReport())
        .setCaseInsensitiveEnumValuesAllowed(true);
    int code = commandLine.execute(arguments);
    System.out.flush();
    System.err.flush();
    return code;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }
}
