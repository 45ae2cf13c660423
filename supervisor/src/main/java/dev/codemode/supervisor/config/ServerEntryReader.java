package dev.codemode.supervisor.config;

import dev.codemode.supervisor.text.CleanText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one entry of mcp_servers.json. Each key may be spelled as the hosts spell it. {@code
 * autoApprove} and {@code alwaysAllow} are accepted and say nothing yet, because no call is asked
 * about; so are {@code trust} and {@code source}, which only mean something to the hosts that write
 * them.
 */
final class ServerEntryReader {
  private static final Set<String> KNOWN =
      Set.of(
          "command",
          "args",
          "env",
          "envFile",
          "cwd",
          "url",
          "httpUrl",
          "serverUrl",
          "headers",
          "type",
          "transport",
          "description",
          "disabled",
          "enabled",
          "timeout",
          "includeTools",
          "enabledTools",
          "enabled_tools",
          "excludeTools",
          "disabledTools",
          "disabled_tools",
          "tools",
          "autoApprove",
          "alwaysAllow",
          "trust",
          "source");

  private static final int SHOWN_KEY = 80;

  private static final String ALL_TOOLS = "*";

  private static final String TYPES = "must be stdio, http, streamable-http or sse";

  /** The ways to a server that an entry can name. */
  private enum Type {
    STDIO,
    HTTP,
    SSE
  }

  private final String key;
  private final EntryFields fields;
  private final SourceFiles files;
  private final Warnings warnings;

  /**
   * @param files reads the {@code envFile}
   */
  ServerEntryReader(String key, EntryFields fields, SourceFiles files, Warnings warnings) {
    this.key = key;
    this.fields = fields;
    this.files = files;
    this.warnings = warnings;
  }

  /**
   * @return empty when the entry is disabled
   * @throws ConfigException when the entry cannot be used; the message names line and field
   */
  Optional<ServerEntry> read() throws ConfigException {
    if (fields.flag("disabled", false) || !fields.flag("enabled", true)) {
      return Optional.empty();
    }
    warnOfUnknownKeys();
    return Optional.of(isStdio() ? stdio() : http());
  }

  private ServerEntry stdio() throws ConfigException {
    var stdio = new StdioFields(fields);
    return new ServerEntry.Stdio(
        key,
        description(),
        stdio.command(),
        stdio.environment(files, warnings),
        fields.path("cwd"),
        new TimeoutField(key, fields, warnings).read(),
        selection(),
        fields.inserted());
  }

  private ServerEntry http() throws ConfigException {
    var http = new HttpFields(fields);
    return new ServerEntry.Http(
        key,
        description(),
        http.url(),
        http.headers(),
        transport(),
        new TimeoutField(key, fields, warnings).read(),
        selection(),
        fields.inserted());
  }

  private String description() {
    return CleanText.line(fields.plain("description"), ServersFile.MAX_DESCRIPTION);
  }

  private boolean isStdio() throws ConfigException {
    Optional<Type> type = type();
    if (type.isPresent()) {
      return type.get() == Type.STDIO;
    }
    boolean url = HttpFields.spelling(fields).isPresent();
    if (fields.has("command") && url) {
      throw fields.wrong("command", "stands beside a url; say which one with \"type\"");
    }
    return !url;
  }

  private ServerEntry.HttpTransport transport() throws ConfigException {
    Optional<Type> type = type();
    if (type.isPresent()) {
      return type.get() == Type.SSE
          ? ServerEntry.HttpTransport.SSE
          : ServerEntry.HttpTransport.STREAMABLE;
    }
    return fields.has("httpUrl")
        ? ServerEntry.HttpTransport.STREAMABLE
        : ServerEntry.HttpTransport.EITHER;
  }

  /** What the entry says; empty when it says nothing. */
  private Optional<Type> type() throws ConfigException {
    Optional<String> field = fields.spelled("type", "transport");
    if (field.isEmpty()) {
      return Optional.empty();
    }
    String written = fields.text(field.get()).orElse("");
    return Optional.of(
        switch (written.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "")) {
          case "stdio", "local" -> Type.STDIO;
          case "http", "streamablehttp" -> Type.HTTP;
          case "sse" -> Type.SSE;
          default -> throw fields.wrong(field.get(), TYPES);
        });
  }

  private ToolSelection selection() throws ConfigException {
    Optional<String> include = fields.spelled("includeTools", "enabled_tools", "enabledTools");
    Optional<String> exclude = fields.spelled("excludeTools", "disabled_tools", "disabledTools");
    Set<String> excluded = exclude.isPresent() ? tools(exclude.get()) : Set.of();
    if (include.isPresent()) {
      return new ToolSelection(Optional.of(tools(include.get())), excluded);
    }
    // As Copilot writes it: a list of names, or a star for all.
    Set<String> named = fields.isList("tools") ? tools("tools") : Set.of(ALL_TOOLS);
    return new ToolSelection(
        named.contains(ALL_TOOLS) ? Optional.empty() : Optional.of(named), excluded);
  }

  private Set<String> tools(String field) throws ConfigException {
    return new HashSet<>(fields.texts(field));
  }

  private void warnOfUnknownKeys() {
    List<String> unknown = fields.names().stream().filter(name -> !isKnown(name)).toList();
    for (String each : unknown) {
      warnings.once(
          key,
          "The key \"%s\" of a server is not known and has no effect"
              .formatted(CleanText.line(each, SHOWN_KEY)));
    }
  }

  /** In some hosts' files {@code tools} is an object, which rewrites tools. */
  private boolean isKnown(String name) {
    return KNOWN.contains(name) && (!name.equals("tools") || fields.isList(name));
  }
}
