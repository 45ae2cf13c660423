package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON file, in which comments and trailing commas are fine, that knows on which line each of its
 * fields stands, and which stand twice: the last counts then. Immutable.
 */
final class JsonSource {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** Fields below are placed on the line of the field around them. */
  private static final int MAX_DEPTH = 6;

  private final Path file;
  private final JsonNode root;
  private final Lines lines;

  private JsonSource(Path file, JsonNode root, Lines lines) {
    this.file = file;
    this.root = root;
    this.lines = lines;
  }

  /**
   * @param first where each field first stands
   * @param again where it stands a second time
   */
  private record Lines(Map<JsonPointer, Integer> first, Map<JsonPointer, Integer> again) {}

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
        : ", line %d, column %d: no valid JSON; a quote, a comma or a bracket is wrong there or just before"
            .formatted(at.getLineNr(), at.getColumnNr());
  }

  private static Lines lines(byte[] bytes) {
    var lines = new Lines(new HashMap<>(), new LinkedHashMap<>());
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME
            && parser.streamReadContext().getNestingDepth() <= MAX_DEPTH) {
          JsonPointer field = parser.streamReadContext().pathAsPointer();
          int line = parser.currentTokenLocation().getLineNr();
          if (lines.first().putIfAbsent(field, line) != null) {
            lines.again().putIfAbsent(field, line);
          }
        }
      }
    }
    return lines;
  }

  JsonNode root() {
    return root;
  }

  /**
   * What is wrong when a field itself stands twice, or one inside it; empty when none does. Fields
   * that lie deeper than usual are not looked at.
   */
  Optional<String> repeated(JsonPointer field) {
    return lines.again().entrySet().stream()
        .filter(each -> isWithin(each.getKey(), field))
        .findFirst()
        .map(
            each ->
                "%s: \"%s\" stands twice, here and on line %d; remove one"
                    .formatted(
                        where(each.getKey()),
                        each.getKey().last().getMatchingProperty(),
                        each.getValue()));
  }

  /** Whether the inner is the outer, or inside it. */
  private static boolean isWithin(JsonPointer inner, JsonPointer outer) {
    return inner.equals(outer) || inner.toString().startsWith(outer + "/");
  }

  /** As {@link #repeated}, of the field itself and those around it, not of what is inside. */
  Optional<String> repeatedAround(JsonPointer field) {
    for (JsonPointer each = field; each != null && !each.matches(); each = each.head()) {
      if (lines.again().containsKey(each)) {
        return repeated(each);
      }
    }
    return Optional.empty();
  }

  /** The file's name and the line of a field, or of what is around it where there is no such. */
  String where(JsonPointer field) {
    String name = String.valueOf(file.getFileName());
    for (JsonPointer each = field; each != null; each = each.head()) {
      Integer line = lines.first().get(each);
      if (line != null) {
        return name + ", line " + line;
      }
    }
    return name;
  }
}
