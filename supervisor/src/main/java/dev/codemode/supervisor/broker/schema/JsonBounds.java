package dev.codemode.supervisor.broker.schema;

import tools.jackson.databind.JsonNode;

/** Whether a JSON value is small and tame enough to be computed with. */
final class JsonBounds {
  private static final int DEEPEST = 200;

  /** Digits before or after the point; more make arithmetic slow. */
  private static final int LARGEST_EXPONENT = 1_000;

  private int nodesLeft;

  private JsonBounds(int mostNodes) {
    this.nodesLeft = mostNodes;
  }

  static boolean hold(JsonNode value, int mostNodes) {
    return new JsonBounds(mostNodes).holds(value, 0);
  }

  private boolean holds(JsonNode value, int depth) {
    if (--nodesLeft < 0 || depth > DEEPEST) {
      return false;
    }
    if (value.isBigDecimal()) {
      var number = value.decimalValue();
      return Math.abs((long) number.scale()) + number.precision() <= LARGEST_EXPONENT;
    }
    for (JsonNode each : value) {
      if (!holds(each, depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
