package dev.codemode.supervisor.demo;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a call, read with complaints that name them. */
record Arguments(ObjectNode json) {
  int whole(String name) {
    return optionalWhole(name)
        .orElseThrow(() -> new DemoException("the argument " + name + " is missing"));
  }

  OptionalInt optionalWhole(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new DemoException("the argument " + name + " must be a whole number");
    }
    return OptionalInt.of(value.intValue());
  }

  String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new DemoException("the argument " + name + " is missing"));
  }

  Optional<String> optionalText(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new DemoException("the argument " + name + " must be text");
    }
    return Optional.of(value.stringValue());
  }
}
