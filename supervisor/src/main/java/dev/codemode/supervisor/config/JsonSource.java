package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON file, in which comments and trailing commas are fine, that knows on which line each of its
 * fields stands. Immutable.
 */
final class JsonSource {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Fields below are placed on the line of the field around them. */
  private static final int MAX_DEPTH = 6;

  private final Path file;
  private final JsonNode root;
  private final Map<JsonPointer, Integer> lines;

  private JsonSource(Path file, JsonNode root, Map<JsonPointer, Integer> lines) {
    this.file = file;
    this.root = root;
    this.lines = lines;
  }

  /**
   * @throws ConfigException when the file cannot be read or is no JSON; names file and line
   */
  static JsonSource read(Path file, SourceFiles files) throws ConfigException {
    byte[] bytes = files.bytes(file, SourceFiles.MAX_BYTES);
    try {
      return new JsonSource(file, MAPPER.readTree(bytes), lines(bytes));
    } catch (JacksonException e) {
      // The parser's own words repeat what stands there, which may be a secret.
      throw new ConfigException(file + mistake(e.getLocation()));
    }
  }

  private static String mistake(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? ": no valid JSON; it is nested too deeply, or a name or a number in it is too long"
        : ", line %d, column %d: no valid JSON; a quote, a comma, a bracket or a repeated key is wrong there or just before"
            .formatted(at.getLineNr(), at.getColumnNr());
  }

  private static Map<JsonPointer, Integer> lines(byte[] bytes) {
    var lines = new HashMap<JsonPointer, Integer>();
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME
            && parser.streamReadContext().getNestingDepth() <= MAX_DEPTH) {
          lines.put(
              parser.streamReadContext().pathAsPointer(),
              parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return lines;
  }

  JsonNode root() {
    return root;
  }

  /** The file's name and the line of a field, or of what is around it where there is no such. */
  String where(JsonPointer field) {
    String name = String.valueOf(file.getFileName());
    for (JsonPointer each = field; each != null; each = each.head()) {
      Integer line = lines.get(each);
      if (line != null) {
        return name + ", line " + line;
      }
    }
    return name;
  }
}
