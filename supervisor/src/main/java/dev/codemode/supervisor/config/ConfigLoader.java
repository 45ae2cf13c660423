package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges codemode.yaml and the environment ({@code limits.tool_calls} is also {@code
 * CODEMODE_LIMITS_TOOL_CALLS}, which wins) over the defaults. Anything unknown or unfit is an
 * error.
 */
public final class ConfigLoader {
  private static final String POLICY_MODE = "policy.mode";
  private static final String ISOLATION = "isolation";
  private static final String CONFINEMENT = "confinement";

  private static final Map<String, PolicySetting> POLICIES = new LinkedHashMap<>();
  private static final Map<String, Isolation> ISOLATIONS = new LinkedHashMap<>();
  private static final Map<String, Confinement> CONFINEMENTS = new LinkedHashMap<>();

  static {
    POLICIES.put("default", PolicySetting.DEFAULT);
    POLICIES.put("on", PolicySetting.DEFAULT);
    POLICIES.put("true", PolicySetting.DEFAULT);
    POLICIES.put("off", PolicySetting.OFF);
    // YAML reads a bare off as false.
    POLICIES.put("false", PolicySetting.OFF);
    ISOLATIONS.put("run", Isolation.RUN);
    ISOLATIONS.put("tenant", Isolation.TENANT);
    CONFINEMENTS.put("auto", Confinement.AUTO);
    CONFINEMENTS.put("required", Confinement.REQUIRED);
    CONFINEMENTS.put("off", Confinement.OFF);
    CONFINEMENTS.put("false", Confinement.OFF);
  }

  private ConfigLoader() {}

  /**
   * The whole configuration.
   *
   * @param file codemode.yaml; empty: none
   * @throws ConfigException naming origin, key, value and the form expected
   */
  public static CodemodeConfig load(Optional<Path> file, Map<String, String> environment)
      throws ConfigException {
    Set<String> known =
        Stream.of(
                SectionReader.names("limits", Limits.class),
                SectionReader.names("pool", PoolConfig.class),
                Stream.of(POLICY_MODE, ISOLATION, CONFINEMENT))
            .flatMap(names -> names)
            .collect(Collectors.toCollection(TreeSet::new));
    var settings = new LinkedHashMap<String, Setting>();
    if (file.isPresent()) {
      settings.putAll(SettingsReader.read(file.get()));
    }
    for (Map.Entry<String, Setting> each : settings.entrySet()) {
      if (known.stream().anyMatch(name -> name.startsWith(each.getKey() + "."))) {
        throw new ConfigException(
            "%s: section '%s' must hold keys with values"
                .formatted(each.getValue().origin(), each.getKey()));
      }
      if (!known.contains(each.getKey())) {
        throw new ConfigException(
            "%s: '%s' is not known; known are %s"
                .formatted(each.getValue().origin(), each.getKey(), String.join(", ", known)));
      }
    }
    for (String name : known) {
      String variable = "CODEMODE_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
      String value = environment.get(variable);
      if (value != null && !value.isBlank()) {
        settings.put(name, new Setting(value, "variable " + variable));
      }
    }
    return new CodemodeConfig(
        new SectionReader("limits", settings).read(Limits.class, Limits.DEFAULT),
        new SectionReader("pool", settings).read(PoolConfig.class, PoolConfig.DEFAULT),
        choice(settings.get(POLICY_MODE), POLICY_MODE, POLICIES, PolicySetting.DEFAULT),
        choice(settings.get(ISOLATION), ISOLATION, ISOLATIONS, Isolation.RUN),
        choice(settings.get(CONFINEMENT), CONFINEMENT, CONFINEMENTS, Confinement.AUTO));
  }

  /**
   * @param words what may be written, the first of each value in the message of an error
   */
  private static <T> T choice(
      @Nullable Setting setting, String name, Map<String, T> words, T otherwise)
      throws ConfigException {
    if (setting == null) {
      return otherwise;
    }
    T chosen = words.get(setting.text().strip().toLowerCase(Locale.ROOT));
    if (chosen == null) {
      var first = new LinkedHashMap<T, String>();
      words.forEach((word, value) -> first.putIfAbsent(value, word));
      throw new ConfigException(
          "%s: %s is '%s', must be %s"
              .formatted(
                  setting.origin(), name, setting.text(), String.join(" or ", first.values())));
    }
    return chosen;
  }
}
