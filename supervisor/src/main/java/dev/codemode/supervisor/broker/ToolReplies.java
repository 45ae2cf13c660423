package dev.codemode.supervisor.broker;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.config.ByteSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the reply to one call of what a server answered. */
final class ToolReplies {
  /** A reply and what the ledger says of it. */
  record Answer(ToolReply reply, CallStatus status) {}

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MAX_MESSAGE = 8_000;

  private final long callId;
  private final String path;
  private final ByteSize largest;

  /**
   * @param path server and tool, for messages
   * @param largest bound of the reply's JSON
   */
  ToolReplies(long callId, String path, ByteSize largest) {
    this.callId = callId;
    this.path = path;
    this.largest = largest;
  }

  /** The reply for a tool's result, which may be anything. */
  Answer of(JsonNode result) {
    if (!(result instanceof ObjectNode object)) {
      return new Answer(failed("its server answered with no result", false), CallStatus.ERROR);
    }
    boolean isError = object.path("isError").asBoolean(false);
    JsonNode structured = object.path("structuredContent");
    boolean asValue = !isError && (structured.isObject() || structured.isArray());
    JsonNode content = object.path("content");
    JsonNode value = asValue ? structured : content.isArray() ? content : MAPPER.createArrayNode();
    byte[] json = MAPPER.writeValueAsBytes(value);
    if (json.length > largest.bytes()) {
      return new Answer(
          failed(
              "its reply of %d bytes is larger than the limit of %s; ask for less (filter, page)"
                  .formatted(json.length, largest),
              false),
          CallStatus.ERROR);
    }
    var reply =
        ToolReply.newBuilder()
            .setCallId(callId)
            .setValueJson(ByteString.copyFrom(json))
            .setContentBlocks(!asValue);
    return isError
        ? new Answer(
            reply
                .setStatus(ToolReply.Status.STATUS_ERROR)
                .setMessage(message(text(content)))
                .build(),
            CallStatus.ERROR)
        : new Answer(reply.setStatus(ToolReply.Status.STATUS_OK).build(), CallStatus.OK);
  }

  /** The reply when the server could not be reached or did not answer. */
  Answer of(UpstreamException e) {
    return new Answer(
        failed(e.getMessage(), e.retryable()),
        switch (e.effect()) {
          case KNOWN -> CallStatus.ERROR;
          case UNKNOWN -> CallStatus.UNFINISHED;
        });
  }

  /** The reply to a call that was not sent because it cannot be. */
  Answer refused(String reason) {
    return new Answer(
        ToolReply.newBuilder()
            .setCallId(callId)
            .setStatus(ToolReply.Status.STATUS_INVALID_ARGUMENTS)
            .setMessage(message(reason))
            .build(),
        CallStatus.ERROR);
  }

  /** The reply to a call that came to nothing. */
  ToolReply failed(String reason, boolean retryable) {
    return ToolReply.newBuilder()
        .setCallId(callId)
        .setStatus(ToolReply.Status.STATUS_ERROR)
        .setMessage(message(reason))
        .setRetryable(retryable)
        .build();
  }

  private String message(String reason) {
    String text = path + ": " + reason;
    return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + " …";
  }

  private static String text(JsonNode content) {
    var text = new StringBuilder();
    for (JsonNode block : content) {
      String part = block.path("text").asString("");
      if (!part.isEmpty() && text.length() < MAX_MESSAGE) {
        text.append(text.isEmpty() ? "" : "\n").append(part);
      }
    }
    return text.isEmpty() ? "the tool failed without saying why" : text.toString();
  }
}
