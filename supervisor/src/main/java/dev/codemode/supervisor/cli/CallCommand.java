package dev.codemode.supervisor.cli;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.CallStatus;
import dev.codemode.supervisor.broker.RunTools;
import dev.codemode.supervisor.broker.catalog.FoundTool;
import dev.codemode.supervisor.broker.catalog.ToolLookup;
import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.ConfigException;
import dev.codemode.supervisor.text.CleanText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls one tool, as a program would, and prints its reply. */
@Command(
    name = "call",
    description = "Calls one tool of a configured server and prints its reply.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the tool replied",
      "1:the tool failed",
      "2:usage or configuration: no such tool, wrong arguments",
      "3:the server cannot be reached or did not answer, or the call is not allowed"
    },
    footer = {"", "Example: codemode call crm.get_user '{\"id\": 7}'"})
final class CallCommand implements Callable<Integer> {
  @Mixin private CommonOptions options = new CommonOptions();

  @Parameters(index = "0", paramLabel = "TOOL", description = "such as crm.get_user")
  private String tool = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JSON|-",
      description = "the arguments as a JSON object; - reads standard input; none: {}")
  private String arguments = "{}";

  @Option(names = "--json", description = "print the reply as JSON, content blocks included")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    byte[] given = read();
    var config = options.loadConfigAndSilenceServers();
    try (var catalog = new OpenCatalog(config, options.loadServers())) {
      ToolLookup lookup;
      try (var _ = Progress.of("connecting servers")) {
        lookup = catalog.directory().find(List.of(tool)).getFirst();
      }
      return switch (lookup) {
        case ToolLookup.Found(FoundTool found) -> call(catalog, config, found, given);
        case ToolLookup.Unknown unknown -> fail(Codemode.USAGE, CallReport.unknown(unknown));
        case ToolLookup.Unavailable gone ->
            fail(Codemode.STOPPED, gone.server().server().key() + ": " + gone.server().reason());
      };
    }
  }

  private int call(OpenCatalog catalog, CodemodeConfig config, FoundTool found, byte[] given)
      throws InterruptedException {
    var reply = new CompletableFuture<ToolReply>();
    try (RunTools tools = catalog.tools()) {
      tools.started();
      var call =
          ToolCall.newBuilder()
              .setCallId(1)
              .setServer(found.server().key())
              .setTool(found.tool().definition().name())
              .setArgumentsJson(ByteString.copyFrom(given))
              .build();
      RunTools.Admission admission = tools.call(call, reply::complete);
      if (admission != RunTools.Admission.ACCEPTED) {
        return fail(Codemode.STOPPED, "limits.tool_calls allows " + config.limits().toolCalls());
      }
      ToolReply answer;
      try (var _ = Progress.of("calling " + found.path())) {
        answer = reply.get();
      }
      CallStatus status = tools.ledger().getFirst().status();
      if (answer.getStatus() != ToolReply.Status.STATUS_OK) {
        return fail(CallReport.exitCode(answer, status), answer.getMessage());
      }
      PrintWriter out = spec.commandLine().getOut();
      String text = CallReport.text(answer, json);
      // What a server wrote must not steer a terminal; a pipe gets it as it is.
      out.print(Terminal.anyStdout() ? CleanText.text(text) : text);
      out.flush();
      return Codemode.OK;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private byte[] read() throws ConfigException {
    byte[] bytes;
    try {
      bytes =
          arguments.equals("-")
              ? System.in.readAllBytes()
              : arguments.getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfigException("cannot read standard input: " + e.getMessage(), e);
    }
    try {
      if (JsonMapper.shared().readTree(bytes).isObject()) {
        return bytes;
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new ConfigException(
          "the arguments are no valid JSON, line %d, column %d; expected an object such as {\"id\": 7}"
              .formatted(at.getLineNr(), at.getColumnNr()));
    }
    throw new ConfigException("the arguments must be a JSON object such as {\"id\": 7}");
  }

  private int fail(int code, String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("codemode: " + CleanText.text(message));
    err.flush();
    return code;
  }
}
