package dev.codemode.worker.engine;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.FoundTool;
import dev.codemode.proto.v1.Miss;
import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.ToolReply.Status;
import dev.codemode.proto.v1.UnavailableServer;
import dev.codemode.worker.tools.ToolGateway;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tools without a supervisor: what each does is told by its name. */
final class ScriptedTools implements ToolGateway {
  static final List<Server> SERVERS =
      List.of(
          Server.newBuilder()
              .setKey("demo")
              .setPythonName("demo")
              .setDescription("for tests")
              .build(),
          Server.newBuilder().setKey("my-server").setPythonName("my_server").build(),
          Server.newBuilder().setKey("broken").setPythonName("broken").build());

  private static final List<String> TOOLS =
      List.of("echo", "text", "blocks", "fail", "bad", "denied", "never", "barrier", "odd.name");

  final List<String> sent = new ArrayList<>();
  final List<Long> cancelled = new ArrayList<>();
  private final ArrayDeque<ToolReply> replies = new ArrayDeque<>();
  private final List<Long> atBarrier = new ArrayList<>();
  private long lastId;

  @Override
  public long call(String server, String tool, String argumentsJson) {
    long id = ++lastId;
    sent.add(server + "." + tool + argumentsJson);
    switch (tool) {
      case "echo", "odd.name" -> reply(id, Status.STATUS_OK, argumentsJson, false, "");
      case "text" -> reply(id, Status.STATUS_OK, "\"hello\"", false, "");
      case "blocks" ->
          reply(
              id,
              Status.STATUS_OK,
              """
              [{"type":"text","text":"t"},{"type":"image","data":"AQID","mimeType":"image/png"},
               {"type":"audio","data":"AQ==","mimeType":"audio/wav"},
               {"type":"resource","resource":{"uri":"a://b","mimeType":"text/plain","text":"inner"}},
               {"type":"resource_link","uri":"c://d","name":"link"},{"type":"future","x":1}]""",
              true,
              "");
      case "fail" ->
          reply(
              id, Status.STATUS_ERROR, "[{\"type\":\"text\",\"text\":\"why\"}]", true, "it broke");
      case "bad" -> reply(id, Status.STATUS_INVALID_ARGUMENTS, "", false, "limit must be a number");
      case "denied" -> reply(id, Status.STATUS_DENIED, "", false, "not yours");
      case "barrier" -> {
        atBarrier.add(id);
        if (atBarrier.size() == 3) {
          atBarrier.forEach(each -> reply(each, Status.STATUS_OK, "" + each, false, ""));
        }
      }
      default -> {}
    }
    return id;
  }

  private void reply(long id, Status status, String json, boolean blocks, String message) {
    replies.add(
        ToolReply.newBuilder()
            .setCallId(id)
            .setStatus(status)
            .setValueJson(ByteString.copyFromUtf8(json))
            .setContentBlocks(blocks)
            .setMessage(message)
            .setRetryable(status == Status.STATUS_ERROR)
            .build());
  }

  @Override
  public Optional<ToolReply> awaitReply(Duration atMost) {
    if (replies.isEmpty() && atMost.compareTo(FOREVER) < 0 && atMost.isPositive()) {
      try {
        Thread.sleep(atMost);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (replies.isEmpty() && atMost.equals(FOREVER)) {
      throw new IllegalStateException("this wait would never end");
    }
    return Optional.ofNullable(replies.poll());
  }

  @Override
  public void cancel(long callId) {
    cancelled.add(callId);
  }

  @Override
  public Signatures lookUp(SignaturesWanted.Builder wanted) {
    var found = Signatures.newBuilder();
    for (ToolName name : wanted.getToolsList()) {
      if (name.getServer().equals("broken")) {
        found.addUnavailable(
            UnavailableServer.newBuilder().setServer("broken").setReason("it did not start"));
      } else if (TOOLS.contains(name.getTool())) {
        found.addFound(signature(name.getServer(), name.getTool()));
      } else if (name.getTool().equals("odd_name")) {
        found.addFound(signature(name.getServer(), "odd.name"));
      } else {
        found.addMissing(Miss.newBuilder().setName(name).addNearest("echo"));
      }
    }
    for (String server : wanted.getWholeServersList()) {
      TOOLS.forEach(tool -> found.addFound(signature(server, tool)));
    }
    return found.build();
  }

  @Override
  public SearchAnswer search(SearchWanted.Builder wanted) {
    return wanted.getQuery().equals("mistake")
        ? SearchAnswer.newBuilder().setMistake("no such server").build()
        : SearchAnswer.newBuilder()
            .addFound(FoundTool.newBuilder().setPath("demo.echo").setBrief("demo.echo(first)"))
            .setTotal(7)
            .addUnavailable(
                UnavailableServer.newBuilder().setServer("broken").setReason("it did not start"))
            .build();
  }

  static Signature signature(String server, String tool) {
    return Signature.newBuilder()
        .setServer(server)
        .setTool(tool)
        .setPythonName(tool.replace('.', '_'))
        .addParameters(Parameter.newBuilder().setName("first").setRequired(tool.equals("fail")))
        .addParameters(Parameter.newBuilder().setName("second"))
        .setStub("def %s(first, second=None)".formatted(tool.replace('.', '_')))
        .build();
  }
}
