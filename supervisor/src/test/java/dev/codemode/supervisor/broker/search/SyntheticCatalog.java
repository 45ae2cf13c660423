package dev.codemode.supervisor.broker.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A large catalog as it could exist, written out from {@code search/catalog.txt}: names in many
 * styles, descriptions in many words, always the same.
 */
public final class SyntheticCatalog {
  /** A server with its tools by name. */
  public record Server(String key, String description, List<ToolText> tools) {
    ServerIndex index() {
      return new ServerIndex(List.of(key), description, tools);
    }
  }

  private static final Map<String, List<String>> WORDINGS =
      Map.of(
          "list",
          List.of(
              "Returns %s, page by page.",
              "Lists all %s that the account can access, newest first.",
              "Retrieves a collection of %s with optional filters.",
              "Fetch %s in the given scope.",
              "List %s. Use the cursor of the previous page to continue."),
          "get",
          List.of(
              "Get details of %s.",
              "Retrieves one %s by its id.",
              "Fetch a single %s with all fields.",
              "Returns the %s with the given identifier, or an error when there is none.",
              "Read a %s."),
          "create",
          List.of(
              "Create a new %s.",
              "Creates a %s with the given properties and returns it.",
              "Adds a %s.",
              "Make a new %s; required fields must be present.",
              "POST a %s to the service."),
          "update",
          List.of(
              "Update an existing %s.",
              "Changes fields of a %s; those left out stay as they are.",
              "Modify a %s.",
              "Edits the %s in place.",
              "Partially update a %s by id."),
          "delete",
          List.of(
              "Delete a %s permanently.",
              "Removes a %s. This cannot be undone.",
              "Deletes the %s with the given id.",
              "Remove a %s.",
              "Destroys a %s and everything below it."),
          "search",
          List.of(
              "Search %s by text.",
              "Finds %s that match a query.",
              "Full-text search across %s, ranked by relevance.",
              "Query %s with filters and sorting.",
              "Look up %s by keywords."));

  private static final Map<Character, String> OPERATIONS =
      Map.of('L', "list", 'G', "get", 'C', "create", 'U', "update", 'D', "delete", 'S', "search");

  private static final Map<String, Map<String, String>> VERBS =
      Map.of(
          "odd",
          Map.of(
              "list",
              "find",
              "get",
              "retrieve",
              "create",
              "add",
              "update",
              "edit",
              "delete",
              "remove",
              "search",
              "query"),
          "odd2",
          Map.of("search", "find"),
          "rest2",
          Map.of("get", "show", "update", "patch"));

  private final List<Server> servers = new ArrayList<>();
  private String key = "";
  private String style = "";
  private String verbs = "";
  private String description = "";
  private Map<String, ToolText> tools = new LinkedHashMap<>();

  private SyntheticCatalog() {}

  /** All servers. */
  public static List<Server> servers() {
    var catalog = new SyntheticCatalog();
    lines("catalog.txt").forEach(catalog::read);
    catalog.end();
    return catalog.servers;
  }

  /** Lines of a resource that are neither blank nor comments. */
  static List<String> lines(String name) {
    try (InputStream in = SyntheticCatalog.class.getResourceAsStream("/search/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String line) {
    List<String> parts = List.of(line.split(" \\| ", -1));
    if (parts.size() == 4) {
      end();
      key = parts.get(0);
      style = parts.get(1);
      verbs = parts.get(2);
      description = parts.get(3);
    } else if (line.startsWith("= ")) {
      List<String> halves = List.of(line.substring(2).split(" / ", -1));
      List<String> told = List.of(halves.getFirst().split(": ", 2));
      put(told.get(0), told.get(1), halves.size() > 1 ? words(halves.get(1)) : List.of());
    } else {
      noun(line);
    }
  }

  private void end() {
    if (!tools.isEmpty()) {
      servers.add(new Server(key, description, List.copyOf(tools.values())));
      tools = new LinkedHashMap<>();
    }
  }

  private void noun(String line) {
    List<String> halves = List.of(line.split(" / ", -1));
    List<String> head = words(halves.getFirst());
    List<String> fields = halves.size() > 1 ? words(halves.get(1)) : List.of("filter");
    String noun = head.getFirst().replace('-', '_');
    for (String each : head.subList(1, head.size())) {
      if (each.matches("[LGCUDS]+")) {
        each.chars()
            .forEach(c -> operation(OPERATIONS.getOrDefault((char) c, "get"), noun, fields));
      } else {
        put(name(each, noun), extra(each, noun), List.of(noun + "_id", fields.getFirst()));
      }
    }
  }

  private void operation(String operation, String noun, List<String> fields) {
    boolean many = operation.equals("list") || operation.equals("search");
    String thing = many ? plural(noun) : noun;
    String verb = VERBS.getOrDefault(verbs, Map.of()).getOrDefault(operation, operation);
    String spoken =
        noun.replaceAll("([a-z])([A-Z])", "$1 $2")
            .replace('_', ' ')
            .toLowerCase(java.util.Locale.ROOT);
    List<String> wordings = WORDINGS.getOrDefault(operation, List.of("%s"));
    String wording =
        wordings.get(Math.floorMod((key + noun + operation).hashCode(), wordings.size()));
    var parameters = new ArrayList<String>();
    switch (operation) {
      case "list" -> parameters.addAll(List.of(fields.getFirst(), "limit", "cursor"));
      case "search" -> parameters.addAll(List.of("query", "limit"));
      case "get", "delete" -> parameters.add(noun + "_id");
      case "create" -> parameters.addAll(fields);
      default -> {
        parameters.add(noun + "_id");
        parameters.addAll(fields);
      }
    }
    put(name(verb, thing), wording.formatted(many ? plural(spoken) : spoken), parameters);
  }

  private String extra(String verb, String noun) {
    String spoken = verb.replace('_', ' ') + " a " + noun.replace('_', ' ');
    String sentence = Character.toUpperCase(spoken.charAt(0)) + spoken.substring(1);
    return switch (Math.floorMod((key + noun + verb).hashCode(), 3)) {
      case 0 -> sentence + ".";
      case 1 -> sentence + " in " + key + ".";
      default -> sentence + ", given its id.";
    };
  }

  private String name(String verb, String noun) {
    return switch (style) {
      case "noun" -> noun + "_" + verb;
      case "camel" -> camel(verb + "_" + noun);
      case "kebab", "kebab2", "noun2" -> (verb + "-" + noun).replace('_', '-');
      case "notion" -> "API-" + (verb + "-" + noun).replace('_', '-');
      default -> verb + "_" + noun;
    };
  }

  private static String camel(String name) {
    var text = new StringBuilder();
    for (String each : name.split("_", -1)) {
      text.append(
          text.isEmpty() ? each : Character.toUpperCase(each.charAt(0)) + each.substring(1));
    }
    return text.toString();
  }

  private static String plural(String noun) {
    if (noun.endsWith("y") && !noun.matches(".*[aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.matches(".*(s|x|ch|sh)") ? noun + "es" : noun + "s";
  }

  private void put(String name, String about, List<String> parameters) {
    tools.putIfAbsent(name, new ToolText(name, about, parameters));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split(" +", -1));
  }
}
