package dev.codemode.supervisor.run;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks that what a worker calls a result is JSON that the rest of the house can read. */
final class ResultJson {
  /** Deepest nesting of a result, as deep as the readers of results go. */
  static final int MAX_DEPTH = 500;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultJson() {}

  /** Loads what reading JSON needs, so that the first result is not the one that waits for it. */
  static void prepare() {
    boolean _ = isValid(new byte[] {'{', '}'});
  }

  /** Whether the bytes are exactly one JSON value within bounds, numbers included. */
  static boolean isValid(byte[] json) {
    try {
      return !MAPPER.readTree(json).isMissingNode();
    } catch (JacksonException | ArithmeticException | NumberFormatException e) {
      return false;
    }
  }
}
