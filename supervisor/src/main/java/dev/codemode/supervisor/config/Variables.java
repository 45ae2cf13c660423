package dev.codemode.supervisor.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands {@code ${VAR}}, {@code ${VAR:-default}} and {@code ${env:VAR}} in configured text. A
 * value is not expanded again.
 */
final class Variables {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{(?<env>env:)?(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<rest>:-(?<otherwise>[^}]*))?\\}");

  private final Map<String, String> values;

  Variables(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * @throws ConfigException when a variable without default is not set; the message names it
   */
  String expand(String text) throws ConfigException {
    Matcher matcher = REFERENCE.matcher(text);
    var expanded = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group("name");
      String value = values.get(name);
      // As in a shell, the default of ":-" also stands for an empty value.
      if (matcher.group("rest") != null && (value == null || value.isEmpty())) {
        value = matcher.group("otherwise");
      }
      if (value == null) {
        throw new ConfigException(
            "the variable %s is not set; set it or write ${%s:-default}".formatted(name, name));
      }
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(expanded);
    return expanded.toString();
  }
}
