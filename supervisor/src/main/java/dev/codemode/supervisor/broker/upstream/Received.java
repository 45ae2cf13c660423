package dev.codemode.supervisor.broker.upstream;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.Optional;

/** What a server sent as one message. */
sealed interface Received {
  /** A message; its result, if any, is a {@link JsonText}, which whoever takes it must close. */
  record Message(JSONRPCMessage message) implements Received {}

  /** No JSON-RPC message. */
  record Junk() implements Received {}

  /**
   * A message that was not kept.
   *
   * @param id of the request that it answers; empty when none was found
   * @param reason why it was not kept
   */
  record Dropped(Optional<Object> id, UpstreamException reason) implements Received {}

  /** The message as a session takes it: one that was dropped fails its request. */
  default Optional<JSONRPCMessage> toMessage() {
    return switch (this) {
      case Message message -> Optional.of(message.message());
      case Junk _ -> Optional.empty();
      case Dropped dropped -> dropped.id().map(id -> RpcMessages.failed(id, dropped.reason()));
    };
  }

  /** The request's id when this answers one. */
  default Optional<Object> answered() {
    return switch (this) {
      case Message(JSONRPCResponse response) -> Optional.of(response.id());
      case Message _, Junk _ -> Optional.empty();
      case Dropped dropped -> dropped.id();
    };
  }
}
