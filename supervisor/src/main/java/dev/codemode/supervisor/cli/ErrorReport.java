package dev.codemode.supervisor.cli;

import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.text.CleanText;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line for people and an exit code. */
final class ErrorReport implements IExecutionExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ErrorReport.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    if (failure instanceof ConfigException mistake) {
      commandLine.getErr().println("codemode: " + said(mistake));
      return Codemode.USAGE;
    }
    if (failure instanceof UncheckedIOException broken) {
      commandLine.getErr().println("codemode: " + said(broken) + "; codemode doctor tells more");
      return Codemode.USAGE;
    }
    log.atDebug().setCause(failure).log("A command failed");
    commandLine.getErr().println("codemode: " + said(failure) + " (more with --log-level debug)");
    return Codemode.FAILED;
  }

  private static String said(Exception failure) {
    return CleanText.text(String.valueOf(failure.getMessage()));
  }
}
