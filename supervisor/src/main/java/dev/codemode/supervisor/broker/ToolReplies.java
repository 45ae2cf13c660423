package dev.codemode.supervisor.broker;

import com.google.protobuf.UnsafeByteOperations;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.upstream.JsonText;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import dev.codemode.supervisor.config.ByteSize;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the reply to one call of what a server answered. */
final class ToolReplies {
  /** A reply and what the ledger says of it. */
  record Answer(ToolReply reply, CallStatus status) {}

  private static final Set<String> MEMBERS = Set.of("isError", "structuredContent", "content");
  private static final Set<String> TEXT = Set.of("text");
  private static final byte[] EMPTY_LIST = {'[', ']'};
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
  Answer of(JsonText result) {
    if (!result.isObject()) {
      return new Answer(failed("its server answered with no result", false), CallStatus.ERROR);
    }
    Map<String, JsonText> members = result.members(MEMBERS);
    boolean isError = flag(members.get("isError"));
    JsonText structured = members.get("structuredContent");
    JsonText content = members.get("content");
    boolean asValue =
        !isError && structured != null && (structured.isObject() || structured.isArray());
    JsonText value = asValue ? structured : content;
    byte[] json = value != null && (asValue || value.isArray()) ? value.utf8() : EMPTY_LIST;
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
            .setValueJson(UnsafeByteOperations.unsafeWrap(json))
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
    return switch (e.effect()) {
      case KNOWN -> new Answer(failed(e.getMessage(), e.retryable()), CallStatus.ERROR);
      case UNKNOWN ->
          new Answer(
              failed(e.getMessage() + "; it may have happened", e.retryable()),
              CallStatus.UNFINISHED);
    };
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

  private static boolean flag(@Nullable JsonText value) {
    return value != null && value.tree().map(node -> node.asBoolean(false)).orElse(false);
  }

  private static String text(@Nullable JsonText content) {
    var text = new StringBuilder();
    if (content != null) {
      content.forEach(
          block -> {
            JsonText part = block.members(TEXT).get("text");
            if (part != null) {
              String words = part.tree().map(node -> node.asString("")).orElse("");
              text.append(text.isEmpty() || words.isEmpty() ? "" : "\n").append(words);
            }
            return text.length() < MAX_MESSAGE;
          });
    }
    return text.isEmpty() ? "the tool failed without saying why" : text.toString();
  }
}
