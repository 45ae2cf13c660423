package dev.codemode.supervisor.mcp.stdio;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a line from the client turned out to be. */
sealed interface Inbound {
  /**
   * A request.
   *
   * @param id a String, Integer or Long
   * @param params empty when the client sent none
   */
  record Request(Object id, String method, ObjectNode params) implements Inbound {}

  /** A notification. */
  record Notification(String method, ObjectNode params) implements Inbound {}

  /** A blank line, or an answer to something that was never asked. */
  record Nothing() implements Inbound {}

  /**
   * Not a message of the protocol.
   *
   * @param id of the request, where it can be told
   * @param code of JSON-RPC
   * @param message for people; holds nothing of the line
   */
  record Refused(Optional<Object> id, int code, String message) implements Inbound {}
}
