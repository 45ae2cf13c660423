package dev.codemode.supervisor.run;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

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

  private ResultJson() {}

  /** Loads what reading JSON needs, so that the first result is not the one that waits for it. */
  static void prepare() {
    boolean _ = isValid(new byte[] {'{', '}'});
  }

  /**
   * Whether the bytes are exactly one JSON value in UTF-8 within bounds, numbers included. Makes no
   * tree of it, which would take up to thirty times the memory.
   */
  static boolean isValid(byte[] json) {
    // Left alone with bytes the parser finds UTF-16 and UTF-32 too, which nobody after it reads.
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      return false;
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      int depth = 0;
      do {
        // Reads a text to its end, and a number that others will make a decimal of.
        parser.finishToken();
        if (parser.currentToken().isNumeric()) {
          var _ = parser.getDecimalValue();
        }
        depth += opened(parser.currentToken());
      } while (parser.nextToken() != null && depth > 0);
      return parser.currentToken() == null && depth == 0;
    } catch (JacksonException | ArithmeticException | NumberFormatException e) {
      return false;
    }
  }

  private static int opened(JsonToken token) {
    if (token.isStructStart()) {
      return 1;
    }
    return token.isStructEnd() ? -1 : 0;
  }
}
