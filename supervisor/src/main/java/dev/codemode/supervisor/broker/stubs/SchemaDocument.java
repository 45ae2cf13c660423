package dev.codemode.supervisor.broker.stubs;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A whole JSON Schema: what its local references mean. References to anything outside are never
 * followed. Immutable as long as the schema is.
 */
final class SchemaDocument {
  private static final int MAX_NODES = 10_000;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_REFERENCE = 500;

  private record Visit(JsonNode node, int depth) {}

  private final JsonNode root;
  private final boolean large;

  SchemaDocument(JsonNode root) {
    this.root = root;
    this.large = isLarge(root);
  }

  /** Whether it holds so much, or nests so deep, that only its surface should be read. */
  boolean isLarge() {
    return large;
  }

  /** What a {@code $ref} points to; empty when that is not in this document. */
  Optional<JsonNode> resolve(String reference) {
    if (!reference.startsWith("#") || reference.length() > MAX_REFERENCE) {
      return Optional.empty();
    }
    String pointer;
    try {
      // A plus sign is itself in a URI fragment.
      pointer =
          URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      return Optional.empty();
    }
    JsonNode node = root.at(pointer);
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  private static boolean isLarge(JsonNode root) {
    var open = new ArrayDeque<Visit>();
    open.add(new Visit(root, 0));
    int nodes = 0;
    while (!open.isEmpty()) {
      Visit each = open.removeLast();
      nodes += 1 + each.node().size();
      if (nodes > MAX_NODES || each.depth() > MAX_DEPTH) {
        return true;
      }
      for (JsonNode child : each.node()) {
        if (child.isContainer()) {
          open.add(new Visit(child, each.depth() + 1));
        }
      }
    }
    return false;
  }
}
