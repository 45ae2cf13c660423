package dev.codemode.supervisor.config;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Expands what hosts' files write for values that stand elsewhere: {@code ${VAR}}, {@code
 * ${VAR:-default}}, {@code ${env:VAR}}, {@code $VAR} (left as it is when unset), {@code
 * ${file:PATH}}, {@code ${userHome}}, {@code ${workspaceFolder}}, {@code
 * ${workspaceFolderBasename}}, {@code ${pathSeparator}} and {@code ${/}}. Other text in such
 * brackets stays as it is. A value is not expanded again.
 */
final class Variables {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{(?:(?<kind>env|file|input|command|config):)?(?<body>[^}]*)\\}"
              + "|\\$(?<bare>[A-Za-z_][A-Za-z0-9_]*)");

  private static final Pattern NAME =
      Pattern.compile(
          "(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<rest>:-(?<otherwise>.*))?", Pattern.DOTALL);

  /** Largest file that a value is read from, in bytes. */
  private static final long MAX_FILE = 64 * 1024;

  /** Longest text after expansion, in UTF-16 units; Linux takes no longer argument. */
  private static final int MAX_TEXT = 128 * 1024;

  private final Map<String, String> values;
  private final Path folder;
  private final SourceFiles files;
  private final Set<String> inserted = new HashSet<>();

  /**
   * @param folder of the file that is expanded, absolute
   * @param files reads {@code ${file:PATH}}
   */
  Variables(Map<String, String> values, Path folder, SourceFiles files) {
    this.values = Map.copyOf(values);
    this.folder = folder;
    this.files = files;
  }

  /**
   * @param suggested the variable to name where the text asks for what only its host can give;
   *     empty: one made from what it asks for
   * @throws ConfigException when something it names is not there; the message names it and repeats
   *     no value
   */
  String expand(String text, Optional<String> suggested) throws ConfigException {
    Matcher matcher = REFERENCE.matcher(text);
    var expanded = new StringBuilder();
    while (matcher.find()) {
      String bare = matcher.group("bare");
      String value =
          bare == null
              ? bracketed(matcher.group(), matcher.group("kind"), matcher.group("body"), suggested)
              : bare(bare, matcher.group());
      if (expanded.length() + value.length() > MAX_TEXT) {
        throw new ConfigException("is longer than %d characters once expanded".formatted(MAX_TEXT));
      }
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(expanded);
    return expanded.toString();
  }

  /** The values of variables and files that were put into texts; they may be secrets. */
  Set<String> inserted() {
    return Set.copyOf(inserted);
  }

  private String bare(String name, String whole) {
    String value = values.get(name);
    return value == null ? whole : noted(value);
  }

  private String noted(String value) {
    inserted.add(value);
    return value;
  }

  /** A path as an entry gives it: relative to the folder that is worked in. */
  Path path(String expanded) throws ConfigException {
    return path(workspace(), expanded);
  }

  /** {@code ~/} is the home folder. */
  private Path path(Path base, String expanded) throws ConfigException {
    try {
      return expanded.startsWith("~/")
          ? HomeFolder.of(values.get("HOME")).resolve(expanded.substring(2))
          : base.resolve(expanded).normalize();
    } catch (InvalidPathException e) {
      throw new ConfigException("is no valid path");
    }
  }

  private String bracketed(
      String whole, @Nullable String kind, String body, Optional<String> suggested)
      throws ConfigException {
    return switch (kind) {
      case null -> plain(whole, body);
      case "env" -> named(body).orElseThrow(() -> new ConfigException("names no variable"));
      case "file" -> content(body);
      case "input" ->
          throw new ConfigException(
              "nobody can be asked here; set a variable and write ${%s}"
                  .formatted(suggested.orElseGet(() -> variableFor(body))));
      default ->
          throw new ConfigException(
              "${%s:…} is not known here; write the value, or ${VAR}".formatted(kind));
    };
  }

  private String plain(String whole, String body) throws ConfigException {
    return switch (body) {
      case "userHome" -> HomeFolder.of(values.get("HOME")).toString();
      case "workspaceFolder" -> workspace().toString();
      case "workspaceFolderBasename" -> String.valueOf(workspace().getFileName());
      case "pathSeparator", "/" -> File.separator;
      default -> named(body).orElse(whole);
    };
  }

  /** Empty when the text is not made like a name with or without a default. */
  private Optional<String> named(String body) throws ConfigException {
    Matcher matcher = NAME.matcher(body);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group("name");
    String otherwise = matcher.group("otherwise");
    if (otherwise != null && otherwise.contains("${")) {
      throw new ConfigException("the default of ${%s:-…} cannot hold a variable".formatted(name));
    }
    String value = values.get(name);
    // As in a shell, the default of ":-" also stands for an empty value.
    if (otherwise != null && (value == null || value.isEmpty())) {
      return Optional.of(otherwise);
    }
    if (value == null) {
      throw new ConfigException(
          "the variable %s is not set; set it, in the environment or in .env beside the file, or write ${%s:-default}"
              .formatted(name, name));
    }
    return Optional.of(noted(value));
  }

  private String content(String path) throws ConfigException {
    if (path.isBlank()) {
      throw new ConfigException("${file:PATH} names no file");
    }
    String text = files.text(path(folder, path), MAX_FILE);
    String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return noted(
        line.endsWith("\r") && text.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
  }

  /**
   * A host's own settings folder such as {@code .vscode} stands in the folder that is worked in.
   */
  private Path workspace() {
    Path name = folder.getFileName();
    Path above = folder.getParent();
    return name != null && above != null && name.toString().startsWith(".") ? above : folder;
  }

  private static String variableFor(String input) {
    String name = input.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "VAR" : name;
  }
}
