package dev.codemode.supervisor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads a YAML file of scalar values, alone or in sections, into settings named {@code key} or
 * {@code section.key}.
 */
final class SettingsReader {
  private static final long MAX_BYTES = 1024 * 1024;

  private final Path file;
  private final Map<String, Setting> settings = new LinkedHashMap<>();

  private SettingsReader(Path file) {
    this.file = file;
  }

  /**
   * @throws ConfigException when the file cannot be read or has another shape; names file and line
   */
  static Map<String, Setting> read(Path file) throws ConfigException {
    var reader = new SettingsReader(file);
    var factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(file + " is larger than " + new ByteSize(MAX_BYTES));
      }
      try (var parser = factory.createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
        reader.readFile(parser);
      }
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new ConfigException(
          "%s%s: no valid YAML; the indentation, a colon or a repeated key is wrong there or just before"
              .formatted(
                  file,
                  // None where the text is over a limit of the parser.
                  Optional.ofNullable(e.getLocation())
                      .map(at -> ", line " + at.getLineNr())
                      .orElse("")));
    }
    return reader.settings;
  }

  private void readFile(JsonParser parser) throws ConfigException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return;
    }
    require(first == JsonToken.START_OBJECT, parser, "expected sections such as 'limits:'");
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String section = parser.currentName();
      require(
          section.indexOf('.') < 0, parser, "'%s' must be a key of a section".formatted(section));
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_NULL
          || (value == JsonToken.VALUE_STRING && parser.getString().isEmpty())) {
        continue;
      }
      if (value.isScalarValue()) {
        settings.put(section, new Setting(parser.getString(), origin(parser)));
        continue;
      }
      require(
          value == JsonToken.START_OBJECT,
          parser,
          "'%s' must be a single value or a section of keys with values".formatted(section));
      readSection(parser, section);
    }
  }

  private void readSection(JsonParser parser, String section) throws ConfigException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = section + "." + parser.currentName();
      JsonToken value = parser.nextToken();
      require(value.isScalarValue(), parser, "'%s' must be a single value".formatted(name));
      settings.put(name, new Setting(parser.getString(), origin(parser)));
    }
  }

  private void require(boolean holds, JsonParser parser, String message) throws ConfigException {
    if (!holds) {
      throw new ConfigException(origin(parser) + ": " + message);
    }
  }

  private String origin(JsonParser parser) {
    return file + ", line " + parser.currentTokenLocation().getLineNr();
  }
}
