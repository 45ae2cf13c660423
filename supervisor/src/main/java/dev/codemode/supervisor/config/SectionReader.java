package dev.codemode.supervisor.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes a configuration record from settings: each component is a key in snake case, and keeps its
 * default where no setting names it.
 */
final class SectionReader {
  private final String section;
  private final Map<String, Setting> settings;

  SectionReader(String section, Map<String, Setting> settings) {
    this.section = section;
    this.settings = settings;
  }

  /** The full names of a section's settings. */
  static Stream<String> names(String section, Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(each -> name(section, each));
  }

  /**
   * @throws ConfigException when a value has the wrong form or the record refuses it
   */
  <R extends Record> R read(Class<R> type, R defaults) throws ConfigException {
    RecordComponent[] components = type.getRecordComponents();
    var values = new Object[components.length];
    var origins = new StringBuilder();
    try {
      for (int i = 0; i < components.length; i++) {
        Setting setting = settings.get(name(section, components[i]));
        if (setting == null) {
          values[i] = components[i].getAccessor().invoke(defaults);
        } else {
          values[i] = parse(name(section, components[i]), components[i].getType(), setting);
          origins.append(origins.isEmpty() ? "" : ", ").append(setting.origin());
        }
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw new ConfigException(refusal.getMessage() + " (" + origins + ")", refusal);
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object parse(String name, Class<?> type, Setting setting) throws ConfigException {
    String text = setting.text().strip();
    if (type == Duration.class) {
      return Durations.parse(setting.origin() + ": " + name, text);
    }
    if (type == boolean.class) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "on", "yes" -> true;
        case "false", "off", "no" -> false;
        default -> throw new ConfigException(message(name, setting, "true or false"));
      };
    }
    try {
      if (type == ByteSize.class) {
        return ByteSize.parse(text);
      }
      if (type == int.class) {
        return Integer.parseInt(text);
      }
    } catch (NumberFormatException e) {
      throw wrong(name, setting, "a whole number", e);
    } catch (IllegalArgumentException e) {
      throw wrong(name, setting, ByteSize.EXPECTED, e);
    }
    throw new IllegalStateException("no reader for " + type);
  }

  private static ConfigException wrong(
      String name, Setting setting, String expected, Throwable cause) {
    return new ConfigException(message(name, setting, expected), cause);
  }

  private static String message(String name, Setting setting, String expected) {
    return "%s: %s is '%s', must be %s".formatted(setting.origin(), name, setting.text(), expected);
  }

  private static String name(String section, RecordComponent component) {
    return section
        + "."
        + component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
