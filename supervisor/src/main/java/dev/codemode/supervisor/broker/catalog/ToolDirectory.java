package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.broker.search.Ranking;
import dev.codemode.supervisor.broker.search.ServerIndex;
import dev.codemode.supervisor.names.NearestNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where tools are looked up: by words, by name, or all of a server. Servers that still connect are
 * waited for a little; those that cannot be looked into are named and spoil nothing. Looking
 * blocks, a few seconds at most. Thread-safe.
 */
public final class ToolDirectory {
  /** How long a server that still connects is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Names that a wrong one is compared with. */
  private static final int MOST_COMPARED = 20_000;

  private static final int MOST_NEAREST = 5;

  private final Supplier<? extends List<? extends ListedServer>> servers;
  private final RollCall rollCall;

  /**
   * @param servers asked each time; in order of configuration
   */
  public ToolDirectory(Supplier<? extends List<? extends ListedServer>> servers) {
    this(servers, PATIENCE);
  }

  /**
   * @param servers asked each time; in order of configuration
   * @param patience how long a server that still connects is waited for
   */
  public ToolDirectory(
      Supplier<? extends List<? extends ListedServer>> servers, Duration patience) {
    this.servers = servers;
    this.rollCall = new RollCall(patience);
  }

  /** The servers, without asking them anything. */
  public List<ListedServer> servers() {
    return List.copyOf(servers.get());
  }

  /** The server of that name in Python or key. */
  public Optional<ListedServer> server(String name) {
    List<ListedServer> all = servers();
    return all.stream()
        .filter(server -> server.pythonName().equals(name))
        .findFirst()
        .or(() -> all.stream().filter(server -> server.key().equals(name)).findFirst());
  }

  /** Everything that some servers list. */
  public View look(List<? extends ListedServer> at) {
    return View.of(rollCall.of(at));
  }

  /**
   * What servers listed, in order of configuration.
   *
   * @param listed each with its tools
   * @param missing those that could not be looked into
   */
  public record View(List<Listed> listed, List<MissingServer> missing) {
    /** A server with its tools. */
    public record Listed(ListedServer server, Listing listing) {
      /** Its tools in its own order. */
      public Stream<FoundTool> tools() {
        return listing.tools().stream().map(tool -> new FoundTool(server, tool));
      }
    }

    private static View of(List<RollCall.Answer> answers) {
      var listed = new ArrayList<Listed>();
      var missing = new ArrayList<MissingServer>();
      for (RollCall.Answer each : answers) {
        switch (each) {
          case RollCall.Answer.Listed(ListedServer server, Listing listing) ->
              listed.add(new Listed(server, listing));
          case RollCall.Answer.Missing(MissingServer server) -> missing.add(server);
        }
      }
      return new View(listed, missing);
    }

    /** Every tool, server by server. */
    public List<FoundTool> tools() {
      return listed.stream().flatMap(Listed::tools).toList();
    }

    private List<FoundTool> ranked(String query) {
      List<ServerIndex> indexes =
          listed.stream().map(each -> each.listing().index(each.server())).toList();
      return Ranking.of(query, indexes).stream()
          .map(
              hit -> {
                Listed server = listed.get(hit.server());
                return new FoundTool(server.server(), server.listing().tools().get(hit.tool()));
              })
          .toList();
    }
  }

  /** Looks for tools by words. */
  public ToolSearch.Answer search(ToolSearch wanted) {
    List<ListedServer> among = servers();
    if (wanted.server().isPresent()) {
      Optional<ListedServer> one = server(wanted.server().get());
      if (one.isEmpty()) {
        return new ToolSearch.Answer.NoSuchServer(
            wanted.server().get(), among.stream().map(ListedServer::pythonName).toList());
      }
      among = List.of(one.get());
    }
    View view = look(among);
    List<FoundTool> found = wanted.query().isBlank() ? view.tools() : view.ranked(wanted.query());
    return new ToolSearch.Answer.Page(
        found.stream().skip(wanted.offset()).limit(wanted.limit()).toList(),
        found.size(),
        view.missing());
  }

  /** Looks for tools by their names, such as {@code crm.get_user}; one answer each, in order. */
  public List<ToolLookup> find(List<String> names) {
    List<ListedServer> all = servers();
    Set<ListedServer> named = new LinkedHashSet<>();
    for (String name : names) {
      Optional<Address> address = Address.of(name, all);
      if (address.isEmpty()) {
        // It may be anybody's.
        named.addAll(all);
      }
      address.ifPresent(each -> named.add(each.server()));
    }
    View view = look(all.stream().filter(named::contains).toList());
    return names.stream().map(name -> find(name, Address.of(name, all), view)).toList();
  }

  private ToolLookup find(String name, Optional<Address> address, View view) {
    if (address.isEmpty()) {
      List<FoundTool> same =
          view.listed().stream()
              .flatMap(
                  each ->
                      each.listing().find(name).stream()
                          .map(tool -> new FoundTool(each.server(), tool)))
              .toList();
      return same.size() == 1
          ? new ToolLookup.Found(same.getFirst())
          : new ToolLookup.Unknown(name, nearest(name, view));
    }
    ListedServer server = address.get().server();
    for (MissingServer missing : view.missing()) {
      if (missing.server().equals(server)) {
        return new ToolLookup.Unavailable(name, missing);
      }
    }
    List<View.Listed> its =
        view.listed().stream().filter(each -> each.server().equals(server)).toList();
    for (View.Listed each : its) {
      Optional<CatalogTool> tool = each.listing().find(address.get().tool());
      if (tool.isPresent()) {
        return new ToolLookup.Found(new FoundTool(server, tool.get()));
      }
    }
    return new ToolLookup.Unknown(name, nearest(address.get().tool(), new View(its, List.of())));
  }

  /** By spelling first, then by words. */
  private static List<String> nearest(String name, View view) {
    List<FoundTool> tools = view.tools().stream().limit(MOST_COMPARED).toList();
    String tool = name.substring(name.lastIndexOf('.') + 1);
    List<String> spelled =
        NearestNames.of(
            tool, tools.stream().map(each -> each.tool().pythonName()).distinct().toList());
    Stream<String> near =
        spelled.stream()
            .flatMap(each -> tools.stream().filter(found -> found.tool().pythonName().equals(each)))
            .map(FoundTool::path);
    return Stream.concat(near, view.ranked(name).stream().limit(MOST_NEAREST).map(FoundTool::path))
        .distinct()
        .limit(MOST_NEAREST)
        .toList();
  }

  /**
   * The server and the tool that a name means.
   *
   * @param tool in Python or original
   */
  private record Address(ListedServer server, String tool) {
    private record Prefix(ListedServer server, String name) {}

    /** Empty when the name begins with no server's. Both may have dots: the longest server wins. */
    static Optional<Address> of(String name, List<ListedServer> servers) {
      return servers.stream()
          .flatMap(
              server ->
                  Stream.of(
                      new Prefix(server, server.pythonName()), new Prefix(server, server.key())))
          .filter(prefix -> name.startsWith(prefix.name() + "."))
          .max(Comparator.comparingInt(prefix -> prefix.name().length()))
          .map(prefix -> new Address(prefix.server(), name.substring(prefix.name().length() + 1)));
    }
  }
}
