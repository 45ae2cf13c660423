package dev.codemode.supervisor.cli;

import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.CallStatus;
import dev.codemode.supervisor.broker.catalog.ToolLookup;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reply to one call as people and scripts read it. */
final class CallReport {
  /** Numbers stay as they came. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CallReport() {}

  /**
   * A reply that is ok: text as it is, structure and other content as JSON.
   *
   * @param json everything as JSON
   */
  static String text(ToolReply reply, boolean json) {
    if (reply.getValueJson().isEmpty()) {
      return json ? "null\n" : "";
    }
    JsonNode value = MAPPER.readTree(reply.getValueJson().toByteArray());
    if (json || !reply.getContentBlocks()) {
      return value.toPrettyString() + "\n";
    }
    var text = new StringBuilder();
    for (JsonNode block : value) {
      boolean plain = block.path("type").asString("").equals("text");
      text.append(plain ? block.path("text").asString("") : block.toString());
      if (text.isEmpty() || text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** What a call that failed means for scripts. */
  static int exitCode(ToolReply reply, CallStatus status) {
    return switch (reply.getStatus()) {
      case STATUS_OK -> Codemode.OK;
      case STATUS_INVALID_ARGUMENTS -> Codemode.USAGE;
      case STATUS_DENIED -> Codemode.STOPPED;
      case STATUS_ERROR, STATUS_UNSPECIFIED, UNRECOGNIZED ->
          status == CallStatus.UNFINISHED ? Codemode.STOPPED : Codemode.FAILED;
    };
  }

  static String unknown(ToolLookup.Unknown unknown) {
    return "there is no tool \"%s\"%s"
        .formatted(
            unknown.name(),
            unknown.nearest().isEmpty()
                ? "; codemode tools lists those that there are"
                : "; nearest: " + String.join(", ", unknown.nearest()));
  }
}
