package dev.codemode.worker.engine;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.worker.tools.CallShape;
import dev.codemode.worker.tools.SearchJson;
import dev.codemode.worker.tools.SignaturesJson;
import dev.codemode.worker.tools.ToolGateway;
import dev.codemode.worker.tools.ToolParameters;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * The only host values that a program can reach: functions that take and give strings and numbers.
 * They never throw, because what a host function throws arrives in Python as an exception that
 * names host classes.
 */
final class HostFunctions {
  private final ToolGateway gateway;

  /** Replies that came while the program waited for another call's. */
  private final Deque<ToolReply> waiting = new ArrayDeque<>();

  private @Nullable ToolReply current;

  HostFunctions(ToolGateway gateway) {
    this.gateway = gateway;
  }

  /** In the order of the parameters of {@code prelude_tools}. */
  Object[] inOrder() {
    ProxyExecutable send =
        arguments ->
            gateway.call(arguments[0].asString(), arguments[1].asString(), arguments[2].asString());
    ProxyExecutable call =
        arguments ->
            call(arguments[0].asString(), arguments[1].asString(), arguments[2].asString());
    ProxyExecutable wait = arguments -> await(arguments[0].asDouble());
    ProxyExecutable body = _ -> takeBody();
    ProxyExecutable message = _ -> current == null ? "" : current.getMessage();
    ProxyExecutable cancel =
        arguments -> {
          gateway.cancel(arguments[0].asLong());
          return 0;
        };
    ProxyExecutable timeZone = arguments -> timeZone(arguments[0].asString());
    ProxyExecutable lookUp = arguments -> lookUp(arguments[0].asString(), arguments[1].asString());
    ProxyExecutable search =
        arguments -> search(arguments[0].asString(), arguments[1].asString(), arguments[2].asInt());
    return new Object[] {
      guarded(send, -1),
      guarded(call, -1),
      guarded(wait, ""),
      guarded(body, ""),
      guarded(message, ""),
      guarded(cancel, 0),
      guarded(lookUp, "{\"found\":[],\"missing\":[],\"unavailable\":[]}"),
      guarded(timeZone, ""),
      guarded(HostFunctions::mistakes, ""),
      guarded(search, "")
    };
  }

  /** A function that answers {@code otherwise} to arguments of the wrong kind. */
  private static ProxyExecutable guarded(ProxyExecutable function, Object otherwise) {
    return (Value... arguments) -> {
      try {
        return function.execute(arguments);
      } catch (RuntimeException e) {
        return otherwise;
      }
    };
  }

  /**
   * Sends a call and blocks until it is answered: one step for what a blocking program does most.
   *
   * @return the value as JSON text; else the call's id, whose reply {@link #await} gives next, or
   *     -1 when the arguments are too large to send
   */
  private Object call(String server, String tool, String argumentsJson) {
    long id = gateway.call(server, tool, argumentsJson);
    try {
      return id > 0 ? answer(id) : id;
    } catch (RuntimeException e) {
      // The call was sent: only what fails before may look like one that was not.
      return id;
    }
  }

  /** The value of a call that is under way, or its id as {@link #call} says. */
  private Object answer(long id) {
    while (true) {
      Optional<ToolReply> next = gateway.awaitReply(ToolGateway.FOREVER);
      if (next.isEmpty()) {
        break;
      }
      ToolReply reply = next.get();
      if (reply.getCallId() != id) {
        waiting.addLast(reply);
      } else if (reply.getStatus() == ToolReply.Status.STATUS_OK && !reply.getContentBlocks()) {
        return reply.getValueJson().toStringUtf8();
      } else {
        waiting.addFirst(reply);
        break;
      }
    }
    return id;
  }

  /**
   * Header of the next reply: call id, kind of outcome, whether content blocks follow, whether to
   * retry.
   */
  private String await(double seconds) {
    Duration atMost =
        seconds < 0 ? ToolGateway.FOREVER : Duration.ofNanos((long) (Math.min(seconds, 1e6) * 1e9));
    ToolReply reply = waiting.poll();
    if (reply == null) {
      reply = gateway.awaitReply(atMost).orElse(null);
    }
    current = reply;
    if (reply == null) {
      return "";
    }
    String kind =
        switch (reply.getStatus()) {
          case STATUS_OK -> "ok";
          case STATUS_INVALID_ARGUMENTS -> "arguments";
          case STATUS_DENIED -> "denied";
          case STATUS_ERROR, STATUS_UNSPECIFIED, UNRECOGNIZED -> "error";
        };
    return reply.getCallId()
        + " "
        + kind
        + " "
        + (reply.getContentBlocks() ? 1 : 0)
        + " "
        + (reply.getRetryable() ? 1 : 0);
  }

  private String takeBody() {
    ToolReply reply = current;
    if (reply == null) {
      return "";
    }
    current = reply.toBuilder().clearValueJson().build();
    return reply.getValueJson().toStringUtf8();
  }

  /** A zone's file in base64, nothing when there is none; all names when none is given. */
  private static String timeZone(String name) {
    return name.isEmpty()
        ? String.join(" ", TimeZoneFile.names())
        : Base64.getEncoder().encodeToString(TimeZoneFile.of(name));
  }

  /**
   * What is wrong with a call: the tool's path, whether it accepts more names, how many arguments
   * are given by position, how many parameters it has, each one's name and whether it is required
   * (1 or 0), then the names of the arguments given by name.
   */
  private static String mistakes(Value... arguments) {
    int next = 4 + 2 * arguments[3].asInt();
    var parameters = new ArrayList<Parameter>();
    for (int i = 4; i < next; i += 2) {
      parameters.add(
          Parameter.newBuilder()
              .setName(arguments[i].asString())
              .setRequired(arguments[i + 1].asInt() == 1)
              .build());
    }
    List<String> keywords =
        Arrays.stream(arguments, next, arguments.length).map(Value::asString).toList();
    return new ToolParameters(arguments[0].asString(), parameters, arguments[1].asInt() == 1)
        .mistakes(new CallShape(arguments[2].asInt(), false, keywords))
        .orElse("");
  }

  /** The answer as JSON. The supervisor ends workers that ask for more than is allowed. */
  private String search(String query, String server, int limit) {
    return SearchJson.write(
        gateway.search(
            SearchWanted.newBuilder()
                .setQuery(
                    query.substring(
                        0, Math.min(query.length(), WorkerProtocol.MAX_QUERY_CHARACTERS)))
                .setServer(server)
                .setLimit(Math.clamp(limit, 1, WorkerProtocol.MAX_SEARCH_ANSWERS))));
  }

  private String lookUp(String server, String tool) {
    var wanted = SignaturesWanted.newBuilder();
    if (tool.isEmpty()) {
      wanted.addWholeServers(server);
    } else {
      wanted.addTools(ToolName.newBuilder().setServer(server).setTool(tool));
    }
    return SignaturesJson.write(gateway.lookUp(wanted));
  }
}
